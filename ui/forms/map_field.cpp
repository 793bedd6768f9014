// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/map_field.h"

#include "gateway/config/pointer.h"
#include "ui/forms/node_health.h"
#include "ui/forms/schema_view.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

MapField::MapField(const FieldSpec &spec)
    : FormField(spec)
    , m_lines(new QVBoxLayout)
    , m_add(new QPushButton(icon(u"add"_s), spec.name == u"nodes" ? tr("Add node") : tr("Add")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_lines->setSpacing(4);
    column->addLayout(m_lines);
    column->addWidget(m_add, 0, Qt::AlignLeading);
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        const QJsonObject its = mapValueSchema(this->spec().schema);
        const bool weight = its.value("type"_L1) == "integer"_L1;
        addEntry(QString(), weight ? QJsonValue(1) : QJsonValue(QString()));
        m_entries.last().name->setFocus(Qt::OtherFocusReason);
    });
}

void MapField::addEntry(const QString &name, const QJsonValue &value)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto *key = new QLineEdit(name);
    key->setPlaceholderText(spec().name == u"nodes" ? tr("host:port") : tr("Name"));
    key->setAccessibleName(spec().name == u"nodes" ? tr("Address of the node") : tr("Name"));
    const QJsonObject schema = mapValueSchema(spec().schema);
    FieldSpec its = spec().of(u"value"_s, schema, true);
    if (value.isArray())
        its.schema = QJsonObject{{u"type"_s, u"array"_s}, {u"items"_s, schema}};
    FormField *field = makeField(its, value);
    if (QWidget *control = field->focusProxy())
        control->setAccessibleName(titleOf(tr("Value"), schema));
    auto *remove = new QToolButton;
    remove->setIcon(icon(u"close"_s));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove"));
    remove->setAccessibleName(tr("Remove %1").arg(name));
    remove->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(key, 3, Qt::AlignTop);
    row->addWidget(field, schema.value("type"_L1) == "integer"_L1 ? 1 : 4, Qt::AlignTop);
    addState(key, row);
    row->addWidget(remove, 0, Qt::AlignTop);
    m_lines->addWidget(line);
    m_entries.append({line, key, field});
    connect(key, &QLineEdit::textEdited, this, [this] { gather(u"/name"_s); });
    connect(field, &FormField::edited, this,
            [this, key] { gather(config::pointerStep(key->text())); });
    connect(remove, &QToolButton::clicked, this, [this, line] { removeEntry(line); });
}

void MapField::addState(QLineEdit *address, QHBoxLayout *row)
{
    const FormContext *context = spec().context;
    if (spec().name != u"nodes" || !context || !context->health)
        return;
    auto *state = new NodeStateLabel(*context->health, context->owner);
    row->addWidget(state, 0, Qt::AlignTop);
    state->setAddress(address->text());
    connect(address, &QLineEdit::textChanged, state, &NodeStateLabel::setAddress);
}

void MapField::removeEntry(QWidget *line)
{
    m_entries.removeIf([line](const Entry &entry) { return entry.line == line; });
    line->hide();
    line->deleteLater();
    m_add->setFocus(Qt::OtherFocusReason);
    gather(QString());
}

void MapField::gather(const QString &pointer)
{
    QJsonObject object;
    for (const Entry &entry : std::as_const(m_entries)) {
        const QString name = entry.name->text();
        const bool twice = object.contains(name);
        entry.name->setToolTip(twice ? tr("This name is there already; change it to keep the line.")
                                     : QString());
        if (name.isEmpty() || twice)
            continue;
        const QJsonValue its = entry.field->value();
        object.insert(name, its.isUndefined() ? QJsonValue(QString()) : its);
    }
    if (object == value().toObject())
        return;
    const bool gone = object.isEmpty() && !spec().required;
    edit(gone ? QJsonValue(QJsonValue::Undefined) : QJsonValue(object), pointer);
}

void MapField::showValue()
{
    for (const Entry &entry : std::as_const(m_entries))
        delete entry.line;
    m_entries.clear();
    const QJsonObject object = value().toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        addEntry(it.key(), it.value());
}

void MapField::focusAt(const QString &pointer)
{
    const QString name = config::pointerSegments(pointer).value(0);
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.name->text() == name)
            return entry.field->focusAt(QString());
    }
    m_add->setFocus(Qt::OtherFocusReason);
}

} // namespace gatehouse::ui
