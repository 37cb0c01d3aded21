"""Brings packages into a folder by the ordinary client of each registry: apt-get, pip and cargo.

Nothing of a package is run or installed; only its archive is fetched, checked by the client against its registry's
signature or digest, and kept. An archive that is there is not fetched again.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sources import Source

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


class Unavailable(Exception):
    """The registry has no such package, or cannot be reached."""


@dataclass
class Package:
    source: Source
    version: str
    archive: Path
    seen: int = 0
    messages: int = 0


def all_of(table, folder):
    """Returns (packages in the table's order, [(source, reason)] of those that could not be had)."""
    folder.mkdir(parents=True, exist_ok=True)
    clients = {"debian-source": DebianSource(folder), "debian": Debian(folder), "pypi": Pypi(folder), "crate": Crate(folder)}
    found, unavailable = [], []
    for source in table:
        try:
            version, archive = clients[source.kind].fetch(source)
            found.append(Package(source, version, archive))
        except Unavailable as reason:
            unavailable.append((source, str(reason)))
    return found, unavailable


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, **more)
    if done.returncode != 0:
        raise Unavailable((done.stderr.strip() or f"{command[0]} failed").splitlines()[-1])
    return done.stdout


def place(folder, name, version):
    """A folder of its own for one version of a package, and the archive in it if it was fetched before."""
    home = folder / f"{name}_{version.replace(':', '%')}"
    archives = sorted(path for path in home.glob("*") if path.suffix != ".partial") if home.exists() else []
    return home, archives[0] if archives else None


class DebianSource:
    """Upstream archives of source packages, with package lists of our own: the system's have no source entries."""

    def __init__(self, folder):
        self.folder = folder
        self.versions = None

    def fetch(self, source):
        home, archive = place(self.folder, source.name, source.version)
        if archive:
            return source.version, archive
        self._update()
        version = self.versions.get(source.name)
        if not version:
            raise Unavailable("no such source package")
        home, archive = place(self.folder, source.name, version)
        if not archive:
            partial = fresh(home)
            run(["apt-get", "source", "-qq", "--tar-only", "--only-source", f"{source.name}={version}"],
                cwd=partial, env=self.environment)
            archive = settle(home, partial, lambda path: ".orig.tar." in path.name and path.suffix != ".asc")
        return version, archive

    def _update(self):
        """Once a run: a private list of the sources of the release this machine runs."""
        if self.versions is not None:
            return
        private = self.folder / "apt"
        for part in ("lists/partial", "cache/archives/partial"):
            (private / part).mkdir(parents=True, exist_ok=True)
        (private / "sources.list").write_text(f"deb-src [signed-by={KEYRING}] {mirror()} main\n")
        (private / "apt.conf").write_text(
            f'Dir::Etc::SourceList "{private}/sources.list";\nDir::Etc::SourceParts "/dev/null";\n'
            f'Dir::State::Lists "{private}/lists";\nDir::Cache "{private}/cache";\n'
            # The folder may lie where apt's own user cannot look.
            'APT::Sandbox::User "root";\n')
        self.environment = {**os.environ, "APT_CONFIG": str(private / "apt.conf")}
        run(["apt-get", "update", "-qq"], env=self.environment)
        self.versions = self._versions_in(private / "lists")

    @staticmethod
    def _versions_in(lists):
        """The newest listed version of each source package."""
        versions = {}
        for index in lists.glob("*_Sources*"):
            text = run(["/usr/lib/apt/apt-helper", "cat-file", str(index)])
            name = None
            for line in text.splitlines():
                if line.startswith("Package: "):
                    name = line[9:]
                elif line.startswith("Version: ") and name:
                    versions[name] = line[9:]
        return versions


def mirror():
    """Where this machine gets its own Debian release from, and that release's name."""
    rows = run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(COMPONENT)", "Created-By: Packages",
                "Label: Debian"])
    release = next(line.split("=")[1].strip() for line in Path("/etc/os-release").read_text().splitlines()
                   if line.startswith("VERSION_CODENAME="))
    for row in rows.splitlines():
        uri, codename, component = row.split()
        if (codename, component) == (release, "main"):
            return f"{uri} {release}"
    raise Unavailable(f"this machine lists no packages of Debian {release}; run apt-get update")


class Debian:
    """Binary packages, by the lists the system has."""

    def __init__(self, folder):
        self.folder = folder

    def fetch(self, source):
        home, archive = place(self.folder, source.name, source.version)
        if archive:
            return source.version, archive
        shown = run(["apt-cache", "show", "--no-all-versions", source.name])
        version = next(line[9:] for line in shown.splitlines() if line.startswith("Version: "))
        home, archive = place(self.folder, source.name, version)
        if not archive:
            partial = fresh(home)
            run(["apt-get", "download", "-qq", "-o", "APT::Sandbox::User=root", f"{source.name}={version}"], cwd=partial)
            archive = settle(home, partial, lambda path: path.suffix == ".deb")
        return version, archive


class Pypi:
    """Source archives. `pip download` would run the build code of each to learn its dependencies; asking pip's own
    finder and session for the file runs nothing, and still uses pip's configured index, proxy and certificates."""

    def __init__(self, folder):
        self.folder = folder

    def fetch(self, source):
        home, archive = place(self.folder, source.name, source.version)
        if not archive:
            partial = fresh(home)
            run([sys.executable, str(Path(__file__).with_name("sdist.py")), source.name, source.version, str(partial)])
            archive = settle(home, partial, lambda path: True)
        return source.version, archive


class Crate:
    """Crates: from cargo's own cache when a build has brought them, else fetched for an empty crate."""

    def __init__(self, folder):
        self.folder = folder

    def fetch(self, source):
        home, archive = place(self.folder, source.name, source.version)
        if not archive:
            cached = self._in_cargo_cache(source) or self._fetched(source)
            partial = fresh(home)
            shutil.copy(cached, partial)
            archive = settle(home, partial, lambda path: True)
        return source.version, archive

    def _in_cargo_cache(self, source):
        cargo_home = Path(os.environ.get("CARGO_HOME", Path.home() / ".cargo"))
        return next(cargo_home.glob(f"registry/cache/*/{source.name}-{source.version}.crate"), None)

    def _fetched(self, source):
        scratch = self.folder / "scratch-crate"
        scratch.mkdir(exist_ok=True)
        (scratch / "lib.rs").touch()
        (scratch / "Cargo.toml").write_text(
            '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2024"\n[lib]\npath = "lib.rs"\n[workspace]\n'
            f'[dependencies]\n{source.name} = {{ version = "={source.version}", default-features = false }}\n')
        run(["cargo", "fetch", "--quiet"], cwd=scratch)
        shutil.rmtree(scratch)
        return self._in_cargo_cache(source)


def fresh(home):
    partial = home.with_name(home.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    return partial


def settle(home, partial, is_archive):
    """Keeps the one archive of a finished download; only then is the folder there under its real name."""
    archives = [path for path in sorted(partial.iterdir()) if is_archive(path)]
    if len(archives) != 1:
        raise Unavailable(f"expected one archive, the client brought {[path.name for path in partial.iterdir()]}")
    for path in partial.iterdir():
        if path != archives[0]:
            path.unlink()
    partial.rename(home)
    return home / archives[0].name
