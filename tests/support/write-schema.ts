import { writeFileSync } from "node:fs";
import { connect } from "../../src/store/sqlite/connect.ts";
import { schemaText } from "../../src/store/sqlite/schema-text.ts";

/** `npm run schema`: what db/schema.sql must say after a migration was added. */
const db = connect("sqlite::memory:");
writeFileSync(new URL("../../db/schema.sql", import.meta.url), schemaText(db));
db.close();
