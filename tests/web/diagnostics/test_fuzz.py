"""Whatever is sent, no page breaks: refused, perhaps, but never with a 500."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pages import addresses, everybody, routes
from tests.samples import KeptSheet, keep_sheet
from tests.standing import standing
from tests.web.diagnostics.acting import HTMX, address
from tests.web.diagnostics.test_personas import of_the_self_diagnosis
from virage.library import shipped
from virage.web.diagnostics.views.doors import COOKIE

pytestmark = pytest.mark.django_db

bounded = settings(
    max_examples=min(settings().max_examples // 3, 125),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

few = settings(bounded, max_examples=bounded.max_examples // 4)

QUESTIONS = [question.id for question in shipped().questionnaire("coop").all_questions()]
NAMES = (
    "name kind sector region employees members edition function run_by account_held_by data_in"
    " export_tried second_person exit_terms hurts_after_days base was.name client clear put_back go"
    " emails email role holder due_on neq language organisation purpose share consents code"
    " revoke theme next csrfmiddlewaretoken ops_office.payroll ops_office."
).split()
WORDS = (
    "tested none dont_know not_applicable person written payroll 11 53 full express mail unknown"
    " yes back 0 1 -1 1e400 NaN 1,5 null true {} [] dark / //evil.example x\x00y \ud800 9999999999"
).split(" ")
HUGE = ("9" * 5000, "-" + "9" * 400, "[" * 60_000, '{"a":' * 5_000, "1e999999", "x" * 20_000)
JSON = ('"\\ud800"', '["\\u0000"]', '{"payroll": ["a"]}', '[["person"]]', "[null]", "1" * 4400, '"')

anything = st.text(st.characters(categories=["L", "N", "P", "S", "Z", "C"]), max_size=40)
values = st.sampled_from([*WORDS, *HUGE, *JSON, *QUESTIONS]) | anything
prefixes = st.sampled_from(["", "base.", "was.", "mine.", "blank."])
of_questions = st.builds("{}{}".format, prefixes, st.sampled_from(QUESTIONS))
fields = st.tuples(st.sampled_from(NAMES) | of_questions | anything, values)

# What makes a form whole, so that the rest is looked at too.
WHOLE = {
    "diagnostics:start": "kind=obnl&sector=11&employees=3&edition=full&",
    "diagnostics:profile": "kind=obnl&sector=11&employees=3&base.kind=1&base.sector=1&",
    "diagnostics:add_tool": "function=mail&run_by=unknown&data_in=unknown&",
    "diagnostics:change_tool": "function=mail&base=1&account_held_by=unknown&",
    "ui:theme": "theme=dark&",
}
FORM = "application/x-www-form-urlencoded"
KINDS = (FORM, "multipart/form-data; boundary=x", "application/json", "text/plain", "x", "")


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker) -> Iterator[KeptSheet]:
    """A sheet, and something at every other address."""
    with standing(django_db_blocker, everywhere) as kept:
        yield kept


def everywhere() -> KeptSheet:
    kept = keep_sheet(everybody())
    assert [*addresses(kept, "fr")]
    return kept


def urls_of(name, kept, language="fr"):
    """Every address of a route."""
    return [url for _, url in addresses(kept, language, where=lambda route: route.name == name)]


def whole_or_not(route_name):
    return st.sampled_from(["", WHOLE.get(route_name, "")])


def send(client, url, body, kind=FORM, headers=None):
    answer = client.generic("POST", url, body, kind, headers=headers or {})
    assert answer.status_code < 500, (url, body)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
@pytest.mark.parametrize("name", sorted(r.name for r in routes() if of_the_self_diagnosis(r)))
def test_no_form_breaks_a_page(client, name, headers):
    urls = urls_of(name, keep_sheet(client))
    if client.post(urls[0]).status_code == 405:
        return

    @bounded
    @given(st.sampled_from(urls), whole_or_not(name), st.lists(fields, max_size=25))
    def no_form_breaks_it(url, start, form):
        end = urlencode(form, errors="surrogatepass")
        send(client, url, (start + end).encode(), headers=headers)

    no_form_breaks_it()


@pytest.mark.parametrize(
    "name", sorted({r.name for r in routes() if not of_the_self_diagnosis(r)} - {"account_logout"})
)
def test_no_form_of_an_organisation_breaks_a_page(kept, name):
    client = everybody()
    urls = urls_of(name, kept)
    if client.post(urls[0]).status_code == 405:
        return

    @few
    @given(st.sampled_from(urls), st.lists(fields, max_size=15))
    def no_form_breaks_it(url, form):
        send(client, url, urlencode(form, errors="surrogatepass").encode())

    no_form_breaks_it()


@pytest.mark.parametrize("name", ["section", "profile", "add_tool", "start", "resume"])
def test_no_body_breaks_a_page(client, name):
    kept = keep_sheet(client)
    urls = urls_of(f"diagnostics:{name}", kept, "en")

    @bounded
    @given(st.sampled_from(urls), st.binary(max_size=200), st.sampled_from(KINDS))
    def no_body_breaks_it(url, body, kind):
        send(client, url, body, kind)
        send(client, url, b'--x\r\nContent-Disposition: form-data; name="%b"\r\n\r\n' % body, kind)

    no_body_breaks_it()


def test_too_many_fields_are_refused(client):
    send(client, address("start"), "&".join(f"a{number}=1" for number in range(1100)).encode())


@bounded
@given(said=anything | st.sampled_from(HUGE))
def test_no_address_breaks_a_page(client, said):
    part = quote(said[:500], safe="", errors="surrogatepass")
    kept = address("home")
    for url in (f"{address('start')}?function={part}", f"/en/{part}/", f"/autodiagnostic/{part}/"):
        assert client.get(url).status_code < 500, url
    assert client.post(f"{kept}autodiagnostic/reprendre/{part}/").status_code < 500


@bounded
@given(secrets=st.text(st.characters(codec="latin-1", exclude_characters='\r\n;"\\'), max_size=80))
def test_no_cookie_breaks_a_page(client, secrets):
    for cookie in (f"{COOKIE}={secrets}", f'{COOKIE}="\\355\\240\\200.{len(secrets)}"', secrets):
        answer = client.get(address("home"), headers={"Cookie": cookie})
        assert answer.status_code == 200


@bounded
@given(function=anything)
def test_no_function_in_the_address_breaks_the_form_of_a_tool(client, function):
    if COOKIE not in client.cookies:
        client.kept = keep_sheet(client)
    part = quote(function, safe="", errors="surrogatepass")
    url = f"{address('add_tool', client.kept.id)}?function={part}"
    assert client.get(url).status_code in {200, 404}
