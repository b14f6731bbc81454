"""The checks bite: a fault planted in a copy of the tree is caught by the right check."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE, STDOUT

import pytest

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "var", "mutants", "docs")
WEB = "src/virage/web"
PAGE = f"{WEB}/ui/templates/ui/parts/footer.html"

IMPORTS = ("-c", "import importlinter.cli as c; c.lint_imports_command()", "--no-cache")
PAGES = ("-m", "pytest", "-qx", "-p", "no:cacheprovider", "-p", "no:randomly")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tree, to be spoilt."""
    return shutil.copytree(ROOT, tmp_path / "copy", ignore=LEFT_OUT)


def plant(copy: Path, path: str, text: str) -> None:
    """Add the text to the end of a file of the copy, which may be new."""
    file = copy / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as planted:
        planted.write(text)


def refused(copy: Path, *words: str) -> str:
    """Run a check in the copy, which must fail, and return what it said."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(copy / "src"), str(copy)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "COLUMNS": "400",
    }
    command = [sys.executable, *words]
    ran = subprocess.run(
        command, cwd=copy, env=environment, stdout=PIPE, stderr=STDOUT, check=False
    )
    assert ran.returncode != 0, ran.stdout.decode()
    return ran.stdout.decode()


def test_django_imported_in_the_core(copy):
    plant(copy, "src/virage/core/access.py", "\nimport django\n")
    said = refused(copy, *IMPORTS)
    assert "virage.core is not allowed to import django" in said


def test_a_clock_read_in_the_core(copy):
    plant(copy, "src/virage/core/access.py", "\nimport datetime\n\nNOW = datetime.datetime.now()\n")
    said = refused(copy, "-m", "ruff", "check", "src/virage/core")
    assert "Only web reads the clock" in said


def test_a_file_that_climbs_the_staircase(copy):
    plant(copy, f"{WEB}/accounts/queries.py", "from virage.web.accounts import actions\n")
    plant(copy, f"{WEB}/accounts/actions.py", "")
    said = refused(copy, *IMPORTS)
    assert "accounts.queries is not allowed to import virage.web.accounts.actions" in said


def test_an_app_that_climbs_the_staircase(copy):
    plant(copy, f"{WEB}/ui/page.py", "\nimport virage.web.accounts.models\n")
    said = refused(copy, *IMPORTS)
    assert "virage.web.ui is not allowed to import virage.web.accounts" in said


def test_an_app_beside_the_staircase(copy):
    plant(copy, f"{WEB}/leftovers/__init__.py", "")
    said = refused(copy, *IMPORTS)
    assert "leftovers" in said
    assert "A new app takes its step in this list and in docs/map.md." in said


def test_an_untranslated_word_in_a_template(copy):
    plant(copy, PAGE, "<p>Planted word</p>\n")
    said = refused(copy, *PAGES, "tests/checks/test_words.py")
    assert "bare word in 'Planted word'" in said


def test_a_marked_word_without_french(copy):
    plant(copy, PAGE, '{% load i18n %}<p>{% translate "Planted word" %}</p>\n')
    said = refused(copy, "-m", "tools.translations", "check")
    assert "fr: 'Planted word' (web/ui/templates/ui/parts/footer.html) is missing" in said


def test_an_undefined_variable_in_a_template(copy):
    plant(copy, PAGE, "<p>{{ planted_variable }}</p>\n")
    said = refused(copy, *PAGES, "tests/checks/test_urls.py")
    assert "Undefined template variable 'planted_variable'" in said


def test_an_unknown_question_in_a_need(copy):
    needs = copy / "src/virage/catalogues/questionnaires/coop/1.0/needs.yaml"
    needs.write_text(needs.read_text().replace("answer: sec_backup", "answer: sec_planted", 1))
    said = refused(
        copy, "-c", "from virage.cli import main; exit(main())", "check-catalogues", "--lang", "en"
    )
    assert re.search(r"coop/1.0/needs.yaml:\d+: .*unknown question 'sec_planted'", said)


WRITING_VIEW = '''

@verb("public.read")
def planted(request: HttpRequest) -> HttpResponse:
    """Write where one only reads."""
    from django.contrib.auth import get_user_model

    get_user_model().objects.create_user("ana@example.coop")
    return HttpResponse()
'''
ADDRESS = '\nurlpatterns += [path("planted/", views.planted, name="planted")]\n'


def test_a_get_that_writes(copy):
    plant(copy, f"{WEB}/project/views.py", WRITING_VIEW)
    plant(copy, f"{WEB}/project/urls.py", ADDRESS)
    said = refused(copy, *PAGES, "tests/checks/test_urls.py")
    assert "GET /planted/ wrote: INSERT INTO" in said


def test_a_view_without_a_verb(copy):
    nameless = WRITING_VIEW.replace('@verb("public.read")\n', "")
    plant(copy, f"{WEB}/project/views.py", nameless)
    plant(copy, f"{WEB}/project/urls.py", ADDRESS)
    said = refused(copy, *PAGES, "tests/checks/test_urls.py", "-k", "names_a_verb")
    assert "mark these views with @verb(…) of virage.web.policy:" in said
    assert "planted/" in said
