"""The content security policy of a page: its own style and script by hash, and nothing that was not named.

A policy in a <meta> element is all that GitHub Pages allows; `frame-ancestors` needs a header and is left to hosts
that can send one.
"""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, *, script: str = "", searches: bool = False) -> str:
    """Return the policy of a page whose only style is `style`, and which may run only `script`, written inside it.

    The search page may also run the site's own script files.
    """
    directives = ["default-src 'none'", f"style-src {hashed(style)}", "img-src 'self' data:"]
    if script:
        directives.append(f"script-src {hashed(script)}")
    if searches:
        directives += ["script-src 'self'", "connect-src 'self'", "worker-src 'self'"]
    return "; ".join([*directives, "base-uri 'none'", "form-action 'none'"])


def hashed(text: str) -> str:
    """Return what a policy calls a style or script that stands inside the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
