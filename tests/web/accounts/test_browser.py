"""A browser is named as its owner would name it, and nothing is made up."""

import pytest
from django.utils.translation import override

from virage.web.accounts.views.browser import browser_in_words

LIKE = "Mozilla/5.0 "
KIT = "AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            LIKE + "(Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox, sur Windows",
        ),
        (
            LIKE + "(Windows NT 10.0) " + KIT + "Chrome/140.0 Safari/537.36 Edg/140.0",
            "Microsoft Edge, sur Windows",
        ),
        (
            LIKE + "(Linux; Android 14; K) " + KIT + "Chrome/140.0 Mobile Safari/537.36",
            "Chrome, sur Android",
        ),
        (
            LIKE + "(iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
            "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Safari, sur iPhone",
        ),
        (
            LIKE + "(Macintosh; Intel Mac OS X 10_15_7) " + KIT + "Version/17.4 Safari/605.1.15",
            "Safari, sur Mac",
        ),
        ("Firefox/140.0", "Firefox"),
        ("Something (X11; Linux x86_64)", "Un navigateur, sur Linux"),
        ("curl/8.5.0", "Un navigateur"),
        ("", "Un navigateur"),
    ],
)
def test_a_browser_in_words(said, words):
    with override("fr"):
        assert browser_in_words(said) == words
