"""What the API refuses: always as a problem detail, and with the nearest thing that there is."""

from __future__ import annotations

from typing import Any

import pytest
from asking import Api, problem
from operations import OPERATIONS

MISSPELT = [
    ("/v1/search", {"q": "x", "typ": "City"}, "'typ'", "'type'"),
    ("/v1/claims", {"certanty": "explicit"}, "'certanty'", "'certainty'"),
    ("/v1/claims", {"speeker": "x"}, "'speeker'", "'speaker'"),
    ("/v1/entities/khoy", {"modalty": "any"}, "'modalty'", "'modality'"),
    ("/v1/entities/khoy/adjacent", {"relation": "x"}, "'relation'", "'relationship'"),
    ("/v1/agreements/agr-khoy-konya", {"sorce": "x"}, "'sorce'", "'source'"),
    ("/v1/paths", {"from": "khoy", "to": "konya", "longst": 1}, "'longst'", "'longest'"),
    ("/v1/network", {"arond": "khoy"}, "'arond'", "'around'"),
    ("/v1/contested", {"abuot": "khoy"}, "'abuot'", "'about'"),
    ("/v1/cities/khoy/ties", {"min_publisher": 2}, "'min_publisher'", "'min_publishers'"),
    ("/v1/organizations/amf/members", {"as-of": "x"}, "'as-of'", "'as_of'"),
    ("/v1/entities/khoy/posts", {"souce_kind": "x"}, "'souce_kind'", "'source_kind'"),
    ("/v1/entities", {"typ": "x"}, "'typ'", "'type'"),
    ("/v1/agreements", {"partys": "x"}, "'partys'", "'party'"),
    ("/v1/events", {"participants": "x"}, "'participants'", "'participant'"),
    ("/v1/sources", {"languge": "fa"}, "'languge'", "'language'"),
    ("/v1/common", {"a": "khoy", "b": "konya", "formt": "csv"}, "'formt'", "'format'"),
    ("/v1/changes", {"since": 0, "sinse": 0}, "'sinse'", "'since'"),
    ("/v1/overview", {"about": "x"}, "'about'", "Known here: format."),
    ("/v1/claims/x", {"about": "x"}, "'about'", "Known here: format."),
    ("/v1/sources/x", {"about": "x"}, "'about'", "Known here: format."),
    ("/v1/model", {"about": "x"}, "'about'", "Known here: none."),
    ("/healthz", {"about": "x"}, "'about'", "Known here: none."),
    ("/readyz", {"about": "x"}, "'about'", "Known here: none."),
]
UNKNOWN = [
    ("/v1/search", {"q": "x", "type": "Citty"}, "node type 'Citty'", "'City'"),
    ("/v1/cities/khoy/ties", {"kind": "bilaterl"}, "kind of tie 'bilaterl'", "'bilateral'"),
    ("/v1/claims", {"format": "jsn"}, "format 'jsn'", "'json'"),
    ("/v1/claims", {"relationship": "partyto"}, "relationship 'partyto'", "'party to'"),
    ("/v1/claims", {"attribute": "statuss"}, "attribute 'statuss'", "'status'"),
    ("/v1/claims", {"modality": "propsed"}, "modality 'propsed'", "'proposed'"),
    ("/v1/claims", {"certainty": "implyed"}, "certainty 'implyed'", "'implied'"),
    ("/v1/entities/khoy", {"modality": "denyed"}, "modality 'denyed'", "'denied'"),
    ("/v1/entities/khoy/adjacent", {"relationship": "sign"}, "relationship 'sign'", "'signed'"),
    ("/v1/entities/khoy/adjacent", {"relationship": "states"}, "relationship 'states'", "Known: "),
    ("/v1/claims", {"modality": ["any", "denied"]}, "stands alone", ""),
    ("/v1/claims", {"source_kind": "newss"}, "source kind 'newss'", "'news'"),
    ("/v1/entities", {"type": "Cty"}, "node type 'Cty'", "'City'"),
    ("/v1/agreements", {"status": "sined"}, "status 'sined'", "'signed'"),
    ("/v1/agreements", {"form": "agrement"}, "form 'agrement'", "'agreement'"),
    ("/v1/agreements", {"kind": "sister"}, "kind of tie 'sister'", "'sister city'"),
    ("/v1/events", {"kind": "sining"}, "event kind 'sining'", "'signing'"),
    (
        "/v1/sources",
        {"quality": "offical list"},
        "source quality 'offical list'",
        "'official list'",
    ),
    ("/v1/contested", {"kind": "valu"}, "conflict kind 'valu'", "'value'"),
    ("/v1/cities/khoy/ties", {"as_of": "2025-13-1"}, "as_of is '2025-13-1'", "2025-12-17"),
    ("/v1/agreements", {"as_of": "yesterday"}, "as_of is 'yesterday'", "2025-12-17"),
    ("/v1/cities/khoy/ties", {"as_of": "1402-03-11"}, "as_of is '1402-03-11'", "sh:1402-03-11"),
    ("/v1/network", {"as_of": "۱۴۰۲/۳/۱۱"}, "does not say of which calendar", "lh:1402-03-11"),
    ("/v1/claims", {"during": "1397/1399"}, "during is '1397/1399'", "ad:1397/1399"),
    ("/v1/events", {"during": "2012-23/2012-22"}, "ends before it begins", "2012-22/2012-23"),
    ("/v1/claims", {"as_of": "2015", "during": "2010/2015"}, "as_of and during", "give one"),
    ("/v1/common", {"a": "khoy", "b": "khoy"}, "Two different entities", "another"),
    ("/v1/changes", {"since": 1000000}, "since is 1000000; the data version is", ""),
]
ABSENT = [
    ("/v1/entities/konia", {}, "There is no entity 'konia'."),
    ("/v1/entities/irib-khoy-konya", {}, "There is no entity"),
    ("/v1/entities/konia/adjacent", {}, "There is no entity 'konia'."),
    ("/v1/agreements/agr-khoy", {}, "There is no entity 'agr-khoy'."),
    ("/v1/agreements/khoy", {}, "'khoy' is no agreement but of type City."),
    ("/v1/cities/agr-khoy-konya/ties", {}, "'agr-khoy-konya' is of type Agreement"),
    ("/v1/organizations/khoy/members", {}, "'khoy' is of type City"),
    ("/v1/claims", {"about": "konia"}, "There is no entity 'konia'."),
    ("/v1/claims", {"speaker": "konia"}, "There is no entity 'konia'."),
    ("/v1/claims/khoy~0000000000000000", {}, "There is no claim"),
    ("/v1/claims/khoy", {}, "There is no claim 'khoy'."),
    ("/v1/sources/irib", {}, "There is no source 'irib'."),
    ("/v1/paths", {"from": "khoy", "to": "konia"}, "There is no entity 'konia'."),
    ("/v1/network", {"around": ["khoy", "konia"]}, "There is no entity 'konia'."),
    ("/v1/contested", {"about": "konia"}, "There is no entity 'konia'."),
    ("/v1/nothing", {}, "There is nothing at /v1/nothing."),
    ("/v2/entities/khoy", {}, "There is nothing at"),
    ("/v1/cities/konia/ties", {}, "There is no entity 'konia'."),
    ("/v1/organizations/afm/members", {}, "There is no entity 'afm'."),
    ("/v1/entities/konia/posts", {}, "There is no entity 'konia'."),
    ("/v1/agreements", {"party": "konia"}, "There is no entity 'konia'."),
    ("/v1/events", {"place": "konia"}, "There is no entity 'konia'."),
    ("/v1/events", {"participant": "konia"}, "There is no entity 'konia'."),
    ("/v1/events", {"about": "konia"}, "There is no entity 'konia'."),
    ("/v1/sources", {"publisher": "konia"}, "There is no entity 'konia'."),
    ("/v1/claims", {"about": "khoy", "other": "konia"}, "There is no entity 'konia'."),
    ("/v1/common", {"a": "konia", "b": "khoy"}, "There is no entity 'konia'."),
    ("/v1/common", {"a": "khoy", "b": "konia"}, "There is no entity 'konia'."),
    ("/v1/cities/khoy", {}, "There is nothing at"),
    ("/v1/entities/khoy/", {}, "There is nothing at"),
    ("/v1/entities/", {}, "There is nothing at"),
]
IMPOSSIBLE = [
    ("/v1/search", {}, "q: "),
    ("/v1/search", {"q": ""}, "q: "),
    ("/v1/search", {"q": "x" * 201}, "q: "),
    ("/v1/search", {"q": "خ" * 5_000}, "q: "),
    ("/v1/search", {"q": "x", "limit": 0}, "limit: "),
    ("/v1/search", {"q": "x", "limit": 501}, "limit: "),
    ("/v1/search", {"q": "x", "limit": "many"}, "limit: "),
    ("/v1/claims", {"limit": -1}, "limit: "),
    ("/v1/claims", {"mentions": "perhaps"}, "mentions: "),
    ("/v1/claims", {"modality": ["denied"] * 60}, "modality: "),
    ("/v1/claims", {"source": ["irib-khoy-konya"] * 60}, "source: "),
    ("/v1/claims", {"source": "x" * 5000}, "source"),
    ("/v1/entities/khoy/adjacent", {"limit": 501}, "limit: "),
    ("/v1/paths", {"from": "khoy"}, "to: "),
    ("/v1/paths", {"from": "khoy", "to": "konya", "longest": 11}, "longest: "),
    ("/v1/paths", {"from": "khoy", "to": "konya", "longest": 0}, "longest: "),
    ("/v1/paths", {"from": "khoy", "to": "konya", "limit": 51}, "limit: "),
    ("/v1/network", {"hops": 4}, "hops: "),
    ("/v1/network", {"limit": 5001}, "limit: "),
    ("/v1/network", {"around": ["khoy"] * 60}, "around: "),
    ("/v1/entities/" + "x" * 151, {}, "id: "),
    ("/v1/cities/" + "x" * 151 + "/ties", {}, "id: "),
    ("/v1/cities/khoy/ties", {"min_publishers": 0}, "min_publishers: "),
    ("/v1/cities/khoy/ties", {"min_publishers": 101}, "min_publishers: "),
    ("/v1/claims", {"min_publishers": "two"}, "min_publishers: "),
    ("/v1/claims", {"as_of": "2" * 101}, "as_of: "),
    ("/v1/claims", {"source_kind": ["news"] * 60}, "source_kind: "),
    ("/v1/common", {"a": "khoy"}, "b: "),
    ("/v1/common", {"a": "khoy", "b": "x" * 151}, "b: "),
    ("/v1/changes", {}, "since: "),
    ("/v1/changes", {"since": -1}, "since: "),
    ("/v1/changes", {"since": 2**60}, "since: "),
    ("/v1/sources", {"language": "x" * 36}, "language: "),
    ("/v1/events", {"kind": "x" * 61}, "kind: "),
    ("/v1/entities", {"limit": 501}, "limit: "),
]
HOSTILE = (
    *("\x00", "a\x00b", "\u202e", "kh\u202eoy", "\u2066konya\u2069", "\ufeff", "\u200c", "\ud7ff"),
    *("'; DROP", "'}) DETACH DELETE n //", "$id", "{{q}}", "%00", "\\", '"', "<script>", "\n\r\t"),
    *("../../etc/passwd", "\U0001f600", "\U0010ffff", "a" * 150, "ﷺ" * 50, "١٢", "*:*", "AND OR ("),
)
PATHS = (
    *("..%2Fkhoy", "%2e%2e%2fkhoy", "khoy%2F..%2Fkonya", "khoy%00", "%E2%80%AEkhoy", "%FF%FE", "%"),
    *("khoy%0d%0aSet-Cookie:%20a=b", "%F0%9F%98%80", "khoy%3Fmodality=any", "khoy%20", "KHOY"),
)


@pytest.mark.parametrize(("path", "asked", "said", "near"), MISSPELT)
def test_an_unknown_parameter_is_refused_with_the_nearest(
    api: Api, path: str, asked: dict[str, Any], said: str, near: str
) -> None:
    found = api.problem(path, 400, **asked)
    assert found["type"] == "urn:graphsvc:problem:unknown-parameter"
    assert said in found["detail"]
    assert near in found["advice"]


@pytest.mark.parametrize(("path", "asked", "said", "near"), UNKNOWN)
def test_an_unknown_name_is_refused_with_the_nearest(
    api: Api, path: str, asked: dict[str, Any], said: str, near: str
) -> None:
    found = api.problem(path, 400, **asked)
    assert said in found["detail"]
    assert near in found["advice"]


@pytest.mark.parametrize(("path", "asked", "said"), ABSENT)
def test_what_is_not_there_is_a_404(api: Api, path: str, asked: dict[str, Any], said: str) -> None:
    found = api.problem(path, 404, **asked)
    assert said in found["detail"]
    assert "graphsvc" not in found["advice"], "that is advice for the command line"


@pytest.mark.parametrize(("path", "asked", "said"), IMPOSSIBLE)
def test_an_impossible_value_is_a_422_that_names_the_parameter(
    api: Api, path: str, asked: dict[str, Any], said: str
) -> None:
    found = api.problem(path, 422, **asked)
    assert found["type"] == "urn:graphsvc:problem:invalid-parameter"
    assert said in found["detail"]
    assert len(found["detail"]) < 500, "what was sent is not sent back"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", [*OPERATIONS.values(), "/"])
def test_the_api_only_reads(api: Api, method: str, path: str) -> None:
    response = api.client.request(method, path)
    assert "the API only reads" in problem(response, 405)["detail"]
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_path_needs_two_entities(api: Api) -> None:
    assert "two entities" in api.problem("/v1/paths", 400, from_="khoy", to="khoy")["detail"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_question(api: Api, text: str) -> None:
    for name, path in (("q", "/v1/search"), ("about", "/v1/claims"), ("attribute", "/v1/claims")):
        response = api.raw(path, **{name: text})
        if response.status_code != 200:
            assert response.status_code in (400, 404, 422), response.text
            problem(response, response.status_code)


def test_invisible_characters_do_not_hide_a_name(api: Api) -> None:
    for text in ("kh\u202eoy", "\u2066khoy\u2069", "\ufeffkhoy\x00", "k\u200bh\u00adoy"):
        assert api.get("/v1/search", q=text)["items"][0]["entity"]["id"] == "khoy"


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize("path", ["entities/{}", "entities/{}/adjacent", "claims/{}", "sources/{}"])
def test_no_id_breaks_out_of_its_place(api: Api, path: str, name: str) -> None:
    response = api.raw("/v1/" + path.format(name))
    found = problem(response, 404)
    assert "set-cookie" not in response.headers
    assert found["instance"].isascii(), "an instance is a URI"
    assert found["instance"].isprintable()
    assert found["detail"].isprintable()


def test_a_parameter_that_takes_one_value_is_not_given_two(api: Api) -> None:
    response = api.client.get("/v1/claims?relationship=SIGNED&relationship=PARTY_TO")
    assert "relationship" in problem(response, 400)["detail"]


def test_a_source_that_does_not_exist_is_not_silence(api: Api) -> None:
    for path in ("/v1/claims", "/v1/entities/khoy", "/v1/network"):
        found = api.problem(path, 404, source="irib-khoy-konia")
        assert "irib-khoy-konia" in found["detail"]
