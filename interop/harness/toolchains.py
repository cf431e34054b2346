"""Installs other people's packages, at pinned versions, into a cache outside the tree."""

import functools
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import venv

INTEROP = pathlib.Path(__file__).resolve().parent.parent
CACHE = pathlib.Path(
    os.environ.get("MTPROTO4J_INTEROP_CACHE")
    or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "mtproto4j-interop"
)
INSTALL_SECONDS = 900


class Missing(Exception):
    """A toolchain is not there, or could not install its packages."""


def once(install):
    """One installation of each at a time, and one in a run: clients and checks are played side by side."""
    lock = threading.Lock()
    cached = functools.cache(install)

    @functools.wraps(install)
    def locked(*arguments):
        with lock:
            return cached(*arguments)

    return locked


def digest(*files):
    """Names a cache folder after what goes into it, so that a changed pin installs anew."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()[:16]


def call(command, cwd, **environment):
    try:
        done = subprocess.run(
            command, cwd=cwd, env={**os.environ, **environment}, timeout=INSTALL_SECONDS,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL)
    except FileNotFoundError as e:
        raise Missing(f"{command[0]} is not installed") from e
    except subprocess.TimeoutExpired as e:
        raise Missing(f"{' '.join(map(str, command[:3]))} took more than {INSTALL_SECONDS} s") from e
    if done.returncode != 0:
        raise Missing(f"{' '.join(map(str, command[:3]))} failed: {done.stdout.strip()[-600:]}")
    return done.stdout


def installed(folder, install):
    """Runs install(folder) once; a folder that was not finished is made again."""
    marker = folder / ".installed"
    if not marker.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        install(folder)
        marker.touch()
    return folder


@once
def python(client):
    """The interpreter of a virtual environment with clients/python/<client>.requirements.txt."""
    requirements = INTEROP / "clients" / "python" / f"{client}.requirements.txt"

    def install(folder):
        venv.create(folder, with_pip=True)
        call([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", requirements], folder)

    name = f"python{sys.version_info[0]}.{sys.version_info[1]}-{client}-{digest(requirements)}"
    return installed(CACHE / name, install) / "bin" / "python"


@once
def node():
    """A folder with clients/node and its packages from the lock file."""
    source = INTEROP / "clients" / "node"
    lock = source / "package-lock.json"

    def install(folder):
        shutil.copy(source / "package.json", folder)
        shutil.copy(lock, folder)
        call(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)

    return installed(CACHE / f"node-{digest(source / 'package.json', lock)}", install)


@once
def go(folder, versions="go"):
    """The program that interop/<folder> builds with the versions of <versions>.mod; Go itself finds out what is stale."""
    source = INTEROP / folder
    program = CACHE / "go" / f"{folder}-{versions}"
    program.parent.mkdir(parents=True, exist_ok=True)
    call(["go", "build", f"-modfile={versions}.mod", "-o", program, "."], source)
    return program
