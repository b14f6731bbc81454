"""Whatever is sent, the form of an incident answers: refused, perhaps, but never with a 500."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.incidents import an_incident, director_client
from tests.web.diagnostics.test_fuzz import bounded, send, values
from virage.web.incidents.bridge import NAMES

pytestmark = pytest.mark.django_db
WHOLE = (
    "circumstances=1&information=1&aware_on=2026-03-02&sensitivity=low&consequences=high"
    "&likelihood=unknown&serious=undecided&base=1&"
)
DAYS = ("0001-01-01", "9999-12-31", "2026-02-29", "2026-13-01", "-1-01-01", "2024-02-29")
NUMBERS = ("-1", "2147483648", "1e9", "٣", "1_000", "0x10")
given_values = values | st.sampled_from([*DAYS, *NUMBERS, "on", "yes", "no", "0" * 32])
fields = st.tuples(st.sampled_from([*NAMES, "base"]), given_values)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("page", ["new", "change"])
def test_no_form_breaks_the_register(page, language):
    director, kept = director_client(), an_incident()
    ends = {"new": "nouveau/", "change": f"{kept}/modifier/"}
    ends |= {} if not language else {"new": "new/", "change": f"{kept}/change/"}
    address = f"{language}/incidents/{ends[page]}"

    @bounded
    @given(st.sampled_from(["", WHOLE]), st.lists(fields, max_size=12))
    def no_form_breaks_it(start, form):
        end = urlencode(form, errors="surrogatepass")
        send(director, address, (start + end).encode())
        assert director.get(f"{language}/incidents/").status_code == 200

    no_form_breaks_it()
