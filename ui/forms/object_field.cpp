// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/object_field.h"

#include "gateway/config/pointer.h"
#include "ui/forms/disclosure.h"
#include "ui/forms/form_row.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

// One of something, or several: two properties of APISIX, one list for people.
const std::pair<QLatin1String, QLatin1String> pairs[] = {{"uri"_L1, "uris"_L1},
                                                         {"host"_L1, "hosts"_L1},
                                                         {"remote_addr"_L1, "remote_addrs"_L1},
                                                         {"sni"_L1, "snis"_L1}};

QVBoxLayout *columnOf(QWidget *owner)
{
    auto *column = new QVBoxLayout(owner);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    return column;
}

} // namespace

ObjectField::ObjectField(const FieldSpec &spec, const Plan &plan)
    : FormField(spec)
    , m_plan(plan)
    , m_properties(withAllParts(spec.schema).value("properties"_L1).toObject())
    , m_parts(conditionalParts(spec.schema))
    , m_column(columnOf(this))
{
    for (const QJsonValue &key : spec.schema.value("required"_L1).toArray())
        m_required << key.toString();
    if (m_plan.alternatives.size() > 1)
        addChooser(m_column);
}

// The plural property that is edited together with this one; empty: none, or both are set.
QString ObjectField::pluralOf(const QString &key) const
{
    for (const auto &[one, many] : pairs) {
        if (key == one && m_properties.contains(many))
            return many;
    }
    return {};
}

void ObjectField::addRows(const QStringList &keys, QVBoxLayout *to)
{
    for (const QString &key : keys) {
        const bool isPlural = std::any_of(std::begin(pairs), std::end(pairs), [&](const auto &p) {
            return key == p.second && m_properties.contains(p.first);
        });
        if (isPlural || !m_properties.contains(key) || m_rows.contains(key))
            continue;
        const QString plural = pluralOf(key);
        QJsonObject schema = m_properties.value(plural.isEmpty() ? key : plural).toObject();
        if (!plural.isEmpty())
            schema.insert("description"_L1, m_properties.value(key)["description"_L1]);
        auto *row = new FormRow(spec().of(key, schema, m_required.contains(key)), shownValue(key));
        connect(row, &FormRow::edited, this,
                [this, key](const QJsonValue &value, const QString &pointer) {
                    store(key, value, pointer);
                });
        connect(row, &FormRow::presetChosen, this,
                [this, key](const QJsonObject &set) { applyPreset(key, set); });
        m_rows.insert(key, row);
        to->addWidget(row);
        giveFaults(row);
    }
    showOwner();
    showParts();
}

QJsonValue ObjectField::shownValue(const QString &key) const
{
    const QJsonObject object = value().toObject();
    const QString plural = pluralOf(key);
    if (plural.isEmpty() || (object.contains(plural) && !object.contains(key)))
        return object.value(plural.isEmpty() ? key : plural);
    const QJsonValue one = object.value(key);
    if (object.contains(plural)) { // both: a fault, shown as the list of all
        QJsonArray all = object.value(plural).toArray();
        all.prepend(one);
        return all;
    }
    return one.isUndefined() ? one : QJsonValue(QJsonArray{one});
}

void ObjectField::store(const QString &key, const QJsonValue &value, const QString &pointer)
{
    QJsonObject object = this->value().toObject();
    const QString plural = pluralOf(key);
    QString stored = key;
    QJsonValue entry = value;
    if (!plural.isEmpty()) {
        const bool wasMany = object.contains(plural);
        object.remove(key);
        object.remove(plural);
        if (value.isArray() && value.toArray().size() == 1 && !wasMany)
            entry = value.toArray().first();
        else if (value.isArray())
            stored = plural;
    }
    if (entry.isUndefined())
        object.remove(stored);
    else
        object.insert(stored, entry);
    const bool becomesNothing = object.isEmpty() && !spec().name.isEmpty() && !spec().required;
    const QStringList idle = m_idle;
    edit(becomesNothing ? QJsonValue(QJsonValue::Undefined) : QJsonValue(object),
         config::pointerStep(key) + pointer);
    moveAside(idle);
    showAlternative();
    showOwner();
}

void ObjectField::showValue()
{
    const bool isNew = m_rows.isEmpty();
    if (isNew) {
        addRows(m_plan.first, m_column);
        if (!m_plan.more.isEmpty()) {
            m_more = new Disclosure(tr("More options"), [this] {
                auto *inside = new QWidget;
                QVBoxLayout *column = columnOf(inside);
                addRows(m_plan.more, column);
                return inside;
            });
            m_column->addWidget(m_more);
        }
    }
    for (auto it = m_rows.cbegin(); it != m_rows.cend() && !isNew; ++it)
        it.value()->setValue(shownValue(it.key()));
    showUnknown();
    m_idle = idleKeys();
    showParts();
    openMoreIfNeeded();
    showAlternative();
    showOwner();
}

void ObjectField::openMoreIfNeeded()
{
    const QJsonObject object = value().toObject();
    const bool needed = std::any_of(m_plan.more.begin(), m_plan.more.end(),
                                    [&](const QString &key) { return object.contains(key); });
    if (m_more && needed)
        m_more->setOpen(true);
}

bool ObjectField::covers(const QString &key) const
{
    if (m_plan.first.contains(key) || m_plan.more.contains(key))
        return true;
    for (const auto &[one, many] : pairs) {
        if (key == many && m_plan.first.contains(one))
            return true;
    }
    return m_plan.unknown && !m_properties.contains(key);
}

FormRow *ObjectField::row(const QString &key) const
{
    for (const auto &[one, many] : pairs) {
        if (key == many && m_rows.contains(one))
            return m_rows.value(one);
    }
    return m_rows.value(key);
}

} // namespace gatehouse::ui
