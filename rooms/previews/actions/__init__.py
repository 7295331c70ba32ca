"""The only writers of previews."""
