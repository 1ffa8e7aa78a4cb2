/** The server's vocabulary, looked up by name. A name the schema doesn't hold is shown as it is, never hidden. */
import type { EntityType, RelationType, Schema } from "../api/types.ts";

export class Vocabulary {
  readonly types: EntityType[];
  private readonly entities: Map<string, EntityType>;
  private readonly relations: Map<string, RelationType>;

  constructor(schema: Schema) {
    this.types = schema.types.filter((type) => !type.abstract);
    this.entities = new Map(schema.types.map((type) => [type.name, type]));
    this.relations = new Map(schema.relations.map((type) => [type.name, type]));
  }

  type(name: string): EntityType | undefined {
    return this.entities.get(name);
  }

  label(name: string): string {
    return this.entities.get(name)?.label ?? this.relations.get(name)?.label ?? name;
  }

  /** `owner` is an entity type or a relation. */
  property(owner: string, name: string): string {
    const properties = this.entities.get(owner)?.properties ?? this.relations.get(owner)?.properties ?? [];
    return properties.find((property) => property.name === name)?.label ?? name;
  }
}
