"""Where files that pages ask for are served from, in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORTED = (r'(?P<matched>from "(?P<url>\./[a-z]+\.js)")', 'from "%(url)s"')


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Files named after their content, also where a script of ours imports another."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("facilitation/*.js", (IMPORTED,)))
