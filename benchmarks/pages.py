"""The heaviest pages as a browser gets them, compressed: a whole sheet, and what may pay."""

from statistics import median

from benchmarks.measuring import RUNS, Row, show
from benchmarks.site import Site, example, installed

CPU, QUERIES, SIZE = 25, 12, 20


def main() -> None:
    """Ask for each page again and again."""
    with installed() as site:
        for _reply in site.diagnose(example()):
            pass
        pages = {
            "portrait page": f"{site.sheet}/portrait/",
            "page of one dimension": site.section("security"),
            "overview page": f"{site.sheet}/",
            "funding in sight": f"{site.sheet}/financement/",
            "list of the programmes": "/programmes/",
            "list of the facets": "/comprendre/",
            "page of a facet": "/comprendre/le-risque-informatique/",
        }
        for name, address in pages.items():
            show(*measured(site, name, address))


def measured(site: Site, name: str, address: str) -> list[Row]:
    """CPU, queries and size of a page."""
    replies = [site.get(address) for _ in range(RUNS)]
    assert {reply.status for reply in replies} == {"200 OK"}, address
    return [
        Row(f"{name}: CPU", median(reply.cpu_ms for reply in replies), "ms", CPU),
        Row(f"{name}: queries", max(reply.queries for reply in replies), "", QUERIES),
        Row(f"{name}: gzip", len(replies[0].body) / 1000, "kB", SIZE),
    ]


if __name__ == "__main__":
    main()
