"""The command explains itself in French unless it is asked for English."""

import pytest

from virage.cli import SUBCOMMANDS, main

FRENCH, ENGLISH = "utilisation\u00a0: virage", "usage: virage"


def helped(capsys, *words: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        main([*words, "--help"])
    assert stopped.value.code == 0
    return str(capsys.readouterr().out)


@pytest.mark.parametrize("command", ["", *SUBCOMMANDS])
def test_help_is_in_french_or_in_the_language_asked(capsys, command):
    words = [command] if command else []
    french = helped(capsys, *words)
    assert french.startswith(FRENCH)
    assert "afficher cette aide et s’arrêter" in french
    english = helped(capsys, *words, "--lang", "en")
    assert english.startswith(ENGLISH)
    assert "show this help and stop" in english


def test_the_language_may_be_said_before_the_command_and_joined(capsys):
    assert helped(capsys, "--lang=en", "portrait").startswith(ENGLISH)


def test_another_language_is_refused(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["check-catalogues", "--lang", "de"])
    assert stopped.value.code == 2


def test_every_command_lists_itself(capsys):
    said = helped(capsys)
    assert [name for name in SUBCOMMANDS if name in said] == list(SUBCOMMANDS)
