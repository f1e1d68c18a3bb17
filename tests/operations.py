"""Every operation of the API by its id, which clients are generated from, and a question to it."""

from __future__ import annotations

OPERATIONS = {
    "adjacent": "/v1/entities/khoy/adjacent?modality=any",
    "agreement": "/v1/agreements/agr-khoy-konya?modality=any",
    "agreements": "/v1/agreements?party=khoy&as_of=2025-12-17",
    "changes": "/v1/changes?since=0",
    "claim": "/v1/claims/alwefaq-khoy-konya~b06fbf07411dd7c0",
    "claims": "/v1/claims?modality=any&mentions=true&limit=500",
    "common": "/v1/common?a=khoy&b=konya",
    "contested": "/v1/contested",
    "duplicates": "/v1/duplicates",
    "entities": "/v1/entities?type=City",
    "entity": "/v1/entities/agr-khoy-konya?modality=any",
    "events": "/v1/events?kind=signing&as_of=2025-12-17",
    "healthz": "/healthz",
    "members": "/v1/organizations/amf/members?modality=any",
    "model": "/v1/model",
    "network": "/v1/network?modality=any",
    "overview": "/v1/overview",
    "paths": "/v1/paths?from=khoy&to=uclg",
    "posts": "/v1/entities/council-khoy/posts?as_of=2025-12-17",
    "readyz": "/readyz",
    "search": "/v1/search?q=khoy",
    "source": "/v1/sources/irib-khoy-konya",
    "sources": "/v1/sources?kind=news",
    "ties": "/v1/cities/khoy/ties?modality=any&as_of=2025-12-17",
}
PLAIN = {"healthz", "model", "readyz"}
"""Those that answer in JSON alone."""
IN_ROWS = {name: path for name, path in OPERATIONS.items() if name not in PLAIN}
