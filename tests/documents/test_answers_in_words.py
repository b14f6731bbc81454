"""Answers, and reasons to refuse them, in words."""

import pytest

from tests.documents.portraits import coop
from virage.core.answers import Amount, Blank, Picked, Rated, Ticked, Written
from virage.core.parsing import RefusedAnswerError, Rule, parse_answer
from virage.documents.answers import answer_in_words, refusal_in_words


def asked(question_id):
    return coop().by_id[question_id]


@pytest.mark.parametrize(
    ("question_id", "answer", "french", "english"),
    [
        ("gov_direction", None, "Pas de réponse", "No answer"),
        ("gov_direction", Blank.DONT_KNOW, "Je ne sais pas", "I don’t know"),
        ("sal_transact", Blank.NOT_APPLICABLE, "Ne s’applique pas", "Does not apply"),
        ("employees", Amount(1800.0), "1\u00a0800\u00a0personnes", "1,800\u00a0people"),
        ("mrc", Written("Le Fjord"), "Le Fjord", "Le Fjord"),
    ],
)
def test_an_answer_is_said_in_both_languages(question_id, answer, french, english):
    assert answer_in_words(asked(question_id), answer, "fr") == french
    assert answer_in_words(asked(question_id), answer, "en") == english


def test_a_stage_is_said_as_the_questionnaire_words_it():
    question = asked("sec_backup")
    said = answer_in_words(question, Picked("automatic"), "en")
    assert said == question.choice("automatic").text.en


def test_boxes_are_said_in_the_order_they_are_asked():
    question = asked("sec_privacy")
    said = answer_in_words(question, Ticked(frozenset({"register", "person"})), "fr")
    first, second = (question.choice(box).text.fr for box in ("person", "register"))
    assert said == f"{first} · {second}"


def test_a_grid_says_each_answered_row_with_its_grade_or_its_blank():
    question = asked("ops_office")
    first, second, *_ = question.rows
    graded = Rated(((first.id, "done"), (second.id, Blank.DONT_KNOW)))
    assert answer_in_words(question, graded, "fr").split(" · ") == [
        f"{first.text.fr}\u00a0: {question.choice('done').text.fr}",
        f"{second.text.fr}\u00a0: Je ne sais pas",
    ]


@pytest.mark.parametrize(
    ("question_id", "raw", "french"),
    [
        ("sec_backup", "nope", "«\u00a0nope\u00a0» n’est pas un des choix"),
        ("sec_backup", "not_applicable", "n’est pas une réponse possible"),
        ("sec_privacy", ["none", "person"], "ne peut être cochée que seule"),
        ("sec_privacy", [], "Choisissez au moins une réponse"),
        ("ops_office", {"moon": "done"}, "«\u00a0moon\u00a0» n’est pas une des lignes"),
        ("employees", "many", "«\u00a0many\u00a0» n’est pas un nombre"),
        ("employees", -1, "au moins 0"),
        ("employees", 10**9, "au plus"),
        ("mrc", "x" * 201, "au plus 200 caractères"),
        ("neq", "12", "n’a pas la forme attendue"),
        ("sec_privacy", "person", "n’accepte pas"),
    ],
)
def test_a_refused_answer_is_told_why(question_id, raw, french):
    question = asked(question_id)
    with pytest.raises(RefusedAnswerError) as refused:
        parse_answer(question, raw)
    assert french in refusal_in_words(question, refused.value, "fr")


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_its_sentence(rule):
    detail = "3" if rule in (Rule.TOO_LOW, Rule.TOO_HIGH) else "that"
    refused = RefusedAnswerError("employees", rule, detail)
    said = {refusal_in_words(asked("employees"), refused, language) for language in ("fr", "en")}
    assert len(said) == 2
    assert not any("%(" in sentence for sentence in said)
