"""What means harm in a text, and a page watched for whether it did any."""

from playwright.sync_api import Page

BIDI = "\u202e"
EVIL = '<script>document.title="owned"</script><img src=x onerror="alert(1)">'


def watched(page: Page, *, own: tuple[str, ...]) -> list[str]:
    """Return a list that fills with dialogs, errors, messages and outside requests.

    `own` is how the addresses begin that the page may ask for.
    """
    happened: list[str] = []
    page.on("dialog", lambda dialog: happened.append(dialog.message))
    page.on("pageerror", lambda error: happened.append(str(error)))
    page.on("console", lambda message: happened.append(message.text))
    page.on(
        "request",
        lambda request: (
            happened.append(request.url) if not request.url.startswith(own) else None
        ),
    )
    return happened
