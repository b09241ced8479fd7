"""What ends a build because of a template."""

from citesite.diagnostics import CitesiteError


class TemplateFailure(CitesiteError):
    """A template cannot be used, or reads something that its page does not have."""
