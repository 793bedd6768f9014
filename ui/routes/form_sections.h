// SPDX-License-Identifier: GPL-3.0-or-later
// How the form of each kind of resource is divided.
#pragma once

#include "ui/forms/object_field.h"

namespace gatehouse::ui {

struct FormSection {
    QString title; ///< translated; empty: none
    ObjectField::Plan plan;
    bool folded = false; ///< closed at first
};

/// What the value sets is never folded away in "More options".
[[nodiscard]] QList<FormSection> formSections(config::Kind kind, const QJsonObject &value);

} // namespace gatehouse::ui
