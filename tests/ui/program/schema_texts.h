// SPDX-License-Identifier: GPL-3.0-or-later
// The titles and descriptions of the schemas that forms are made of. They stand in JSON, where
// lupdate does not look; translations/schema_texts.cpp repeats them for it.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace gatehouse::test {

// Each once, in the order of the resources, the built-in plugins and the options of every plugin.
QStringList schemaTexts();
// What translations/schema_texts.cpp has to hold.
QByteArray schemaTextsFile();

} // namespace gatehouse::test
