"""The content security policy of a page: its own style by hash, and nothing that was not named.

A policy in a <meta> element is all that GitHub Pages allows; `frame-ancestors` needs a header and is left to hosts
that can send one.
"""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, *, searches: bool = False) -> str:
    """Return the policy of a page whose only style is `style`; the search page may also run the site's own scripts."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    directives = ["default-src 'none'", f"style-src 'sha256-{digest}'", "img-src 'self' data:"]
    if searches:
        directives += ["script-src 'self'", "connect-src 'self'", "worker-src 'self'"]
    return "; ".join([*directives, "base-uri 'none'", "form-action 'none'"])
