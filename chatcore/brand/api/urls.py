"""The addresses of the brand, below /api/v1/."""

from django.urls import path

from chatcore.brand.api.brand import Brand, Draft, DraftPicture, Palette, Publication, Reversion

urlpatterns = [
    path("brand/", Brand.as_view()),
    path("brand/palette/", Palette.as_view()),
    path("brand/draft/", Draft.as_view()),
    path("brand/draft/pictures/<str:place>/", DraftPicture.as_view()),
    path("brand/publication/", Publication.as_view()),
    path("brand/reversion/", Reversion.as_view()),
]
