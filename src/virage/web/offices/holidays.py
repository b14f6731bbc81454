"""The holidays of Québec, on which nobody is expected to answer."""

from datetime import date
from functools import lru_cache

PROVINCE = "QC"


@lru_cache(8)
def holidays_around(year: int) -> frozenset[date]:
    """Those of a year and of the next one."""
    from holidays import country_holidays

    return frozenset(country_holidays("CA", subdiv=PROVINCE, years=[year, year + 1]))
