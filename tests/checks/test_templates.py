"""Templates say nothing that their page did not give them."""

import pytest
from django.template import engines


def test_an_undefined_variable_fails():
    template = engines["django"].from_string("{{ nothing }}")
    with pytest.raises(pytest.fail.Exception, match=r"nothing"):
        template.render({})
