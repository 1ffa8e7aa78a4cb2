"""What a mapping's column fills, in the words of the vocabulary: for the page of mappings and for `--explain`."""

from ingest.mapping.model import Mapping
from ontology.vocabulary import vocabulary


def properties_of(mapping: Mapping, column: str) -> list[str]:
    """What a column fills, as people read it: 企业·名称."""
    found = []
    for type_name, drawn in [
        *((e.types[-1].type, e.properties) for e in mapping.entities),
        *((r.type, r.properties) for r in mapping.relations),
    ]:
        type_ = vocabulary()[type_name]
        found += [
            f"{type_.label.zh}·{type_.properties[name].label.zh}"
            for name, source in drawn
            if source == column
        ]
    return list(dict.fromkeys(found))
