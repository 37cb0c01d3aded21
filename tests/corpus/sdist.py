"""sdist.py NAME VERSION FOLDER: fetches one source archive by pip's finder and session, without running its code."""

import sys
from pathlib import Path

try:
    from pip._internal.commands import create_command
    from pip._vendor.packaging.specifiers import SpecifierSet
except ImportError:
    sys.exit("pip for this Python is missing; tests/peers/install brings it")


def main():
    name, version, folder = sys.argv[1:]
    command = create_command("download")
    options, _ = command.parse_args(["--quiet", "--no-binary", ":all:", "--no-deps", name])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)
        candidate = finder.find_best_candidate(name, SpecifierSet(f"=={version}")).best_candidate
        if candidate is None:
            sys.exit(f"no source archive of {name} {version}")
        reply = session.get(candidate.link.url_without_fragment, headers={"Accept-Encoding": "identity"})
        reply.raise_for_status()
    if candidate.link.hash_name not in ("sha256", "sha384", "sha512") or not digest_matches(candidate.link, reply.content):
        sys.exit(f"{candidate.link.filename} does not match the digest its index gives")
    (Path(folder) / candidate.link.filename).write_bytes(reply.content)


def digest_matches(link, content):
    import hashlib
    return hashlib.new(link.hash_name, content).hexdigest() == link.hash


main()
