"""Commands that read the graph from a terminal: search, show, paths."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from casework.masking.curtain import Curtain
from fuyuan.cli.as_json import entity_json, evidence_json, hit_json, properties_json, relation_json
from fuyuan.cli.desk import CaseOption, Desk, PurposeOption, desk
from fuyuan.cli.messages import text
from fuyuan.cli.options import ConfigOption, HomeOption, JsonOption, complain, print_json, say
from fuyuan.cli.shown import caption, evidence_lines, relation_line, type_label
from graph.model import Entity, Relation
from graph.paths import Paths, shortest_paths
from ontology.ids import EntityId, RelationId
from ontology.vocabulary import vocabulary
from webapp.searching import search_told

HOPS = 4
"""Longest path looked for unless asked otherwise; beyond it nearly everything meets in a court or an agency."""


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    for command in (search, show, paths):
        app.command(command.__name__, help=text(f"{command.__name__}.help"))(command)


def search(
    words: Annotated[str, typer.Argument(metavar="名称或号码", help=text("search.words"))],
    type_: Annotated[str | None, typer.Option("--type", help=text("search.type"))] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help=text("search.limit"))] = 20,
    case: CaseOption = "",
    purpose: PurposeOption = "",
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    if type_ is not None and type_ not in vocabulary().entities:
        raise typer.BadParameter(text("search.no_type", type=type_, known="、".join(vocabulary().entities)))
    with desk(home, config, case, purpose) as at:
        page = search_told(at.store, at.viewer, at.curtain, words, (type_,) if type_ else (), limit)
        at.audit("search", words, [hit.entity.id for hit in page.hits])
        build = at.store.build_info().build
    if json:
        hits = [hit_json(hit, at.curtain) for hit in page.hits]
        print_json({"build": build, "truncated": page.truncated, "results": hits})
        return
    for hit in page.hits:
        say(
            "search.hit",
            id=hit.entity.id,
            type=type_label(hit.entity.type),
            caption=at.curtain.caption(hit.entity).text,
            value=at.curtain.value(hit.entity.type, hit.property, hit.value).text,
        )
    if not page.hits:
        complain("search.none", text=words)
    if page.truncated:
        complain("search.truncated", limit=limit)


def show(
    id: Annotated[str, typer.Argument(metavar="编号", help=text("show.id"))],
    limit: Annotated[int, typer.Option(min=1, max=1000, help=text("show.limit"))] = 50,
    case: CaseOption = "",
    purpose: PurposeOption = "",
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    with desk(home, config, case, purpose) as at:
        entity = _entity(at, id)
        if entity is None:
            complain("show.none", id=id)
            raise typer.Exit(1)
        near = at.store.neighbours(at.viewer, [entity.id], degree_cap=limit)
        evidence = {r.id: at.store.evidence(at.viewer, r.id) for r in near.relations}
        own = at.store.evidence(at.viewer, entity.id, limit=limit)
        at.audit("show", id, [entity.id, *near.entities])
        if json:
            print_json(_show_json(at, entity, near.relations, evidence, own, bool(near.truncated)))
            return
        say(
            "show.entity", id=entity.id, type=type_label(entity.type), caption=at.curtain.caption(entity).text
        )
        for line in evidence_lines(at, entity.type, own):
            typer.echo(f"  {line}")
        for relation in near.relations:
            typer.echo(relation_line(relation, near.entities, at.curtain))
            for line in evidence_lines(at, relation.type, evidence[relation.id]):
                typer.echo(f"    {line}")
        if near.truncated:
            complain("show.truncated")
        at.say_what_is_masked()


def _show_json(
    at: Desk, entity: Entity, relations: Any, evidence: Any, own: Any, truncated: bool
) -> dict[str, Any]:
    return {
        "build": at.store.build_info().build,
        "entity": {
            **entity_json(entity, at.curtain),
            "properties": properties_json(entity.type, entity.properties, at.curtain),
        },
        "evidence": evidence_json(entity.type, own, at.curtain),
        "relations": [
            {
                **relation_json(r, at.curtain),
                "evidence": evidence_json(r.type, evidence[r.id], at.curtain),
            }
            for r in relations
        ],
        "truncated": truncated,
    }


def paths(
    a: Annotated[str, typer.Argument(metavar="编号1", help=text("show.id"))],
    b: Annotated[str, typer.Argument(metavar="编号2", help=text("show.id"))],
    hops: Annotated[int, typer.Option(min=1, max=6, help=text("paths.hops"))] = HOPS,
    count: Annotated[int, typer.Option(min=1, max=50, help=text("paths.count"))] = 5,
    case: CaseOption = "",
    purpose: PurposeOption = "",
    home: HomeOption = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    with desk(home, config, case, purpose) as at:
        ends = [_entity(at, id) for id in (a, b)]
        for id, end in zip((a, b), ends, strict=True):
            if end is None:
                complain("show.none", id=id)
                raise typer.Exit(1)
        found = shortest_paths(at.store, at.viewer, EntityId(a), EntityId(b), hops=hops, count=count)
        named = at.store.entities(at.viewer, {id for path in found.paths for id in path.entities})
        relations = at.store.relations(
            at.viewer, {id for path in found.paths for hop in path.relations for id in hop}
        )
        at.audit("paths", f"{a} {b}", list(named))
    if json:
        print_json(_paths_json(found, named, relations, at.curtain))
        return
    for path in found.paths:
        typer.echo(" … ".join(caption(named, id, at.curtain) for id in path.entities))
        for id in (id for hop in path.relations for id in hop):
            typer.echo(relation_line(relations[id], named, at.curtain))
    if not found.paths:
        complain("paths.none", a=a, b=b, hops=hops)
    if found.truncated:
        complain("paths.truncated")


def _paths_json(
    found: Paths,
    named: Mapping[EntityId, Entity],
    relations: Mapping[RelationId, Relation],
    curtain: Curtain,
) -> dict[str, Any]:
    return {
        "build": found.build,
        "truncated": found.truncated,
        "entities": [entity_json(entity, curtain) for entity in named.values()],
        "paths": [
            {
                "entities": list(path.entities),
                "relations": [
                    [relation_json(relations[id], curtain) for id in hop] for hop in path.relations
                ],
            }
            for path in found.paths
        ],
    }


def _entity(at: Desk, id: str) -> Entity | None:
    found = at.store.entities(at.viewer, [EntityId(id)])
    return next(iter(found.values()), None)
