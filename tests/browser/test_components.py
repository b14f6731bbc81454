"""The components in a real browser: what only a browser can tell."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

PAGE = "/en/components/"
PHONE = {"width": 375, "height": 700}
SAMPLE = 'input[name="sample_privacy"]'


def box(page: Page, value: str):
    return page.locator(f'{SAMPLE}[value="{value}"]')


def test_none_of_these_clears_the_other_boxes_and_back(page: Page):
    page.goto(PAGE)
    box(page, "none").check()
    expect(page.locator(f"{SAMPLE}:checked")).to_have_count(1)
    box(page, "register").check()
    expect(box(page, "none")).not_to_be_checked()
    expect(box(page, "register")).to_be_checked()


def test_several_boxes_stay_ticked_together(page: Page):
    page.goto(PAGE)
    box(page, "register").check()
    box(page, "consent").check()
    expect(page.locator(f"{SAMPLE}:checked")).to_have_count(3)


def test_on_a_phone_each_question_fills_the_screen_under_the_bar(page: Page):
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(PAGE)
    for number in range(1, 5):
        question = page.locator(f"#sample-{number}").bounding_box()
        assert question is not None
        assert question["width"] == PHONE["width"]
        assert question["height"] >= PHONE["height"] - 84


def test_on_a_phone_the_next_question_is_one_touch_away_without_scripts(browser, live_server):
    context: BrowserContext = browser.new_context(
        base_url=live_server.url, viewport=PHONE, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(PAGE)
    page.locator("#sample-1 .question-next").click()
    expect(page.locator("#sample-2 legend")).to_be_in_viewport()
    context.close()


def test_on_a_desktop_the_questions_follow_each_other(page: Page):
    page.goto(PAGE)
    expect(page.locator(".question-next").first).to_be_hidden()


@pytest.mark.parametrize("width", [320, 375, 640, 768, 1024, 1280])
def test_nothing_is_cut_at_any_width(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 256})
    page.goto(PAGE)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    wide = page.locator("main *:not(svg *, .table-scroll *, .hero-road)").evaluate_all(
        "all => all.filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.className)"
    )
    assert wide == []


def test_letters_twice_as_large_are_not_cut(page: Page):
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(PAGE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_the_menu_opens_by_keyboard_and_closes_on_escape(page: Page):
    page.goto(PAGE)
    menu = page.locator(".pop summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Dark")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Dark")).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_theme_is_chosen_from_the_menu(page: Page):
    page.goto(PAGE)
    page.locator(".pop summary").click()
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.url.endswith(PAGE)


def test_a_choice_is_made_by_keyboard_and_shows_where_it_is(page: Page):
    page.goto(PAGE)
    page.locator('input[name="sample_backup"]:checked').focus()
    page.keyboard.press("ArrowDown")
    chosen = page.locator('input[name="sample_backup"]:checked')
    expect(chosen).to_have_value("elsewhere")
    outline = chosen.evaluate("e => getComputedStyle(e.nextElementSibling).outlineStyle")
    assert outline == "solid"


def test_choices_are_large_enough_for_a_thumb(page: Page):
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto(PAGE)
    heights = page.locator(".choice").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_paper_is_always_printed_by_day_and_without_menus(page: Page):
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(PAGE)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    expect(page.locator(".site-tools")).to_be_hidden()
    expect(page.locator(".table")).to_be_visible()
