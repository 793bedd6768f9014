// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/object_list_field.h"

#include "gateway/config/pointer.h"
#include "ui/forms/node_health.h"
#include "ui/forms/object_field.h"
#include "ui/theme/icons.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

ObjectListField::ObjectListField(const FieldSpec &spec)
    : FormField(spec)
    , m_cards(new QVBoxLayout)
    , m_add(new QPushButton(icon(u"add"_s), spec.name == u"nodes" ? tr("Add node") : tr("Add")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_cards);
    column->addWidget(m_add, 0, Qt::AlignLeading);
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, [this] {
        QJsonArray list = value().toArray();
        const bool node = this->spec().name == u"nodes";
        list.append(node ? QJsonObject{{u"host"_s, QString()}, {u"weight"_s, 1}} : QJsonObject());
        addCard(list.last());
        edit(list, config::pointerStep(list.size() - 1));
        m_fields.last()->focusAt(QString());
    });
}

void ObjectListField::addCard(const QJsonValue &value)
{
    const QJsonObject schema = spec().schema.value("items"_L1).toObject();
    auto *card = new QWidget;
    auto *line = new QHBoxLayout(card);
    line->setContentsMargins(8, 0, 0, 0);
    auto *field = new ObjectField(spec().of(u"item"_s, schema, true),
                                  ObjectField::planFor(schema, value.toObject()));
    field->setValue(value);
    auto *remove = new QToolButton;
    remove->setIcon(icon(u"close"_s));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setToolTip(tr("Remove"));
    remove->setAccessibleName(tr("Remove entry %1").arg(m_fields.size() + 1));
    line->addWidget(field, 1);
    if (const FormContext *context = spec().context;
        spec().name == u"nodes" && context && context->health) {
        auto *state = new NodeStateLabel(*context->health, context->owner);
        line->addWidget(state, 0, Qt::AlignTop);
        const auto follow = [state](const QJsonValue &node) {
            const int port = node["port"_L1].toInt(80);
            state->setAddress(u"%1:%2"_s.arg(node["host"_L1].toString()).arg(port));
        };
        follow(value);
        connect(field, &FormField::edited, state, follow);
    }
    line->addWidget(remove, 0, Qt::AlignTop);
    m_cards->addWidget(card);
    m_fields << field;
    connect(remove, &QToolButton::clicked, this, [this, field] { removeCard(field); });
    connect(field, &FormField::edited, this,
            [this, field](const QJsonValue &changed, const QString &pointer) {
                const qsizetype at = m_fields.indexOf(field);
                QJsonArray list = this->value().toArray();
                list.replace(at, changed);
                edit(list, config::pointerStep(at) + pointer);
            });
}

void ObjectListField::removeCard(FormField *field)
{
    const qsizetype at = m_fields.indexOf(field);
    QJsonArray list = value().toArray();
    list.removeAt(at);
    m_fields.removeAt(at);
    field->parentWidget()->hide();
    field->parentWidget()->deleteLater();
    m_add->setFocus(Qt::OtherFocusReason);
    const bool gone = list.isEmpty() && !spec().required;
    edit(gone ? QJsonValue(QJsonValue::Undefined) : QJsonValue(list));
}

void ObjectListField::showValue()
{
    const QJsonArray list = value().toArray();
    while (m_fields.size() > list.size())
        delete m_fields.takeLast()->parentWidget();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (i < m_fields.size())
            m_fields[i]->setValue(list.at(i));
        else
            addCard(list.at(i));
    }
}

void ObjectListField::setFaults(const QList<FieldFault> &faults)
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        const QString prefix = config::pointerStep(i);
        QList<FieldFault> its;
        for (const FieldFault &fault : faults) {
            if (fault.pointer == prefix || fault.pointer.startsWith(QString(prefix + u'/')))
                its.append({fault.pointer.mid(prefix.size()), fault.reason});
        }
        m_fields[i]->setFaults(its);
    }
}

void ObjectListField::focusAt(const QString &pointer)
{
    const QStringList steps = config::pointerSegments(pointer);
    const int at = steps.value(0).toInt();
    if (!steps.isEmpty() && at >= 0 && at < m_fields.size())
        m_fields[at]->focusAt(pointer.mid(config::pointerStep(steps.first()).size()));
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

} // namespace gatehouse::ui
