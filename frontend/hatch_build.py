"""Puts the built front end into the wheel as chatcore/project/site, and builds it first when it is missing."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEnd(BuildHookInterface):  # type: ignore[type-arg]
    """The build hook of pyproject.toml ([tool.hatch.build.hooks.custom])."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the front end where nobody has, and name it to the wheel; an editable install needs none."""
        if version == "editable":
            return
        frontend = Path(self.root) / "frontend"
        built = frontend / "dist"
        if not (built / "index.html").is_file():
            _build(frontend)
        if self.target_name == "wheel":
            build_data["force_include"][str(built)] = "chatcore/project/site"


def _build(frontend: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError(
            "The front end is not built (frontend/dist is missing) and npm is not here to build it: "
            "install Node 20 or later, or run `make build` before."
        )
    if not (frontend / "node_modules").is_dir():
        subprocess.run([npm, "ci"], cwd=frontend, check=True)
    subprocess.run([npm, "run", "build"], cwd=frontend, check=True)
