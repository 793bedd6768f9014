// SPDX-License-Identifier: GPL-3.0-or-later
// Of the form of an object: properties that depend on the values of others. Those of parts that are
// not active are hidden; what was set there comes back with the part.
#include "ui/forms/form_row.h"
#include "ui/forms/object_field.h"

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

QStringList ObjectField::idleKeys() const
{
    QStringList idle;
    const QJsonObject always = spec().schema.value("properties"_L1).toObject();
    const QJsonObject object = value().toObject();
    QStringList active;
    for (const ConditionalPart &part : m_parts) {
        if (isActive(part, spec().schema, object))
            active += part.properties.keys();
    }
    for (const ConditionalPart &part : m_parts) {
        for (const QString &key : part.properties.keys()) {
            if (!always.contains(key) && !active.contains(key) && !idle.contains(key))
                idle << key;
        }
    }
    return idle;
}

// A property that is set stays visible, whatever it depends on.
void ObjectField::showParts()
{
    const QJsonObject object = value().toObject();
    for (const ConditionalPart &part : std::as_const(m_parts)) {
        for (const QString &key : part.properties.keys()) {
            if (FormRow *its = m_rows.value(key))
                its->setVisible(!m_idle.contains(key) || object.contains(key));
        }
    }
}

// After an edit: what was idle `before` comes back if it was put aside, what became idle is put
// aside.
void ObjectField::moveAside(const QStringList &before)
{
    if (m_parts.isEmpty())
        return;
    m_idle = idleKeys();
    QJsonObject object = value().toObject();
    for (const QString &key : std::as_const(m_idle)) {
        if (!before.contains(key) && object.contains(key))
            m_idleValues.insert(key, object.take(key));
    }
    for (const QString &key : before) {
        if (!m_idle.contains(key) && !object.contains(key) && m_idleValues.contains(key))
            object.insert(key, m_idleValues.take(key));
    }
    if (object != value().toObject()) {
        edit(object);
        for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
            it.value()->setValue(shownValue(it.key()));
    }
    showParts();
}

} // namespace gatehouse::ui
