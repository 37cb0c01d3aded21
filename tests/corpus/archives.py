"""Walks the files of a package: tar archives, wheels, Debian packages; a gzip file inside is opened too."""

import gzip
import io
import subprocess
import tarfile
import zipfile
import zlib

LARGEST = 8 << 20


def files_of(archive):
    """Yields (path below the package's own top folder, content), in the order of paths."""
    for path, content in sorted(every_file(archive)):
        if path.endswith(".gz"):
            try:
                path, content = path.removesuffix(".gz"), gzip.decompress(content)
            except (OSError, EOFError, zlib.error):
                pass
        yield path, content


def every_file(archive):
    if archive.suffix == ".deb":
        unpacked = subprocess.run(["dpkg-deb", "--fsys-tarfile", archive], check=True, capture_output=True).stdout
        yield from tar_files(tarfile.open(fileobj=io.BytesIO(unpacked)), strip=1)
    elif archive.suffix in (".zip", ".whl"):
        with zipfile.ZipFile(archive) as package:
            for item in package.infolist():
                if not item.is_dir() and item.file_size <= LARGEST:
                    yield item.filename.partition("/")[2], package.read(item)
    else:
        yield from tar_files(tarfile.open(archive), strip=1)


def tar_files(package, strip):
    with package:
        for item in package:
            if item.isfile() and item.size <= LARGEST:
                yield "/".join(item.name.split("/")[strip:]), package.extractfile(item).read()
