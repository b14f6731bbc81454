"""A time zone of Canada as a calendar file tells it: two rules, which every client understands.

Some clients read one winter and one summer, each with a yearly rule, and nothing else; the changes
of hour one by one, as the tz database has them, are lost on those.
"""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from icalendar import Timezone

# Since 2007: summer begins on the second Sunday of March, ends on the first of November, at two.
SUMMER = (datetime(2007, 3, 11, 2), {"freq": "yearly", "bymonth": 3, "byday": "2SU"})  # noqa: DTZ001
WINTER = (datetime(2007, 11, 4, 2), {"freq": "yearly", "bymonth": 11, "byday": "1SU"})  # noqa: DTZ001


def zone_component(zone: str, year: int) -> "Timezone":
    """The VTIMEZONE of a zone that keeps the rules of the continent, or one hour all year."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    place = ZoneInfo(zone)
    january, july = datetime(year, 1, 15, tzinfo=place), datetime(year, 7, 15, tzinfo=place)
    component = Timezone()
    component.add("tzid", zone)
    parts = [(TimezoneStandard(), WINTER, july, january)]
    if january.utcoffset() != july.utcoffset():
        parts.append((TimezoneDaylight(), SUMMER, january, july))
    for part, (begins, rule), before, after in parts:
        part.add("dtstart", begins)
        part.add("tzoffsetfrom", before.utcoffset())
        part.add("tzoffsetto", after.utcoffset())
        part.add("tzname", after.tzname())
        if len(parts) > 1:
            part.add("rrule", rule)
        component.add_component(part)
    return component
