// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

// Schemas, values and the sentence each pair must get. Apart from the test class, for moc does not
// get past some raw strings.
struct SchemaCase {
    const char *name, *schema, *value;
    const char *pointer = "";
    const char *message = ""; // empty: valid
};

std::vector<SchemaCase> schemaCases();
std::vector<const char *> faultySchemas();
