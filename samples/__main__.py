"""Write all samples anew: ``python -m samples``."""

from __future__ import annotations

from samples import FOLDER
from samples.build import SOURCE, build, halve
from wizards.storage import to_toml, write_text_file


def main() -> None:
    """Build every source; a finished sample also gives the half-filled one."""
    for source in sorted(SOURCE.glob("*.toml")):
        documents = {source.stem: build(source)}
        if not source.stem.endswith("-printed"):
            documents[f"{source.stem}-half"] = halve(documents[source.stem])
        for name, document in documents.items():
            write_text_file(FOLDER / f"{name}.toml", to_toml(document).decode(), force=True)


if __name__ == "__main__":
    main()
