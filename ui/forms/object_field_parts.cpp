// SPDX-License-Identifier: GPL-3.0-or-later
// Of the form of an object: the choice between alternatives, what the schema does not know, faults.
#include "gateway/config/pointer.h"
#include "ui/forms/disclosure.h"
#include "ui/forms/form_row.h"
#include "ui/forms/json_field.h"
#include "ui/forms/object_field.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

void ObjectField::addChooser(QVBoxLayout *to)
{
    m_chooser = new QComboBox;
    guardWheel(m_chooser);
    for (const QStringList &keys : m_plan.alternatives) {
        QStringList titles;
        for (const QString &key : keys)
            titles << titleOf(key, m_properties.value(key).toObject());
        m_chooser->addItem(titles.join(tr(" and ", "joins titles of fields")));
    }
    auto *line = new QHBoxLayout;
    auto *label = new QLabel(tr("By"));
    label->setFixedWidth(FormRow::LabelWidth);
    label->setBuddy(m_chooser);
    m_chooser->setAccessibleName(tr("Which of these to use"));
    line->setSpacing(8);
    line->addWidget(label);
    line->addWidget(m_chooser, 1);
    to->addLayout(line);
    connect(m_chooser, &QComboBox::activated, this, &ObjectField::choose);
}

// What belongs to the other alternatives gives way; it comes back when they are chosen again.
void ObjectField::choose(int alternative)
{
    QJsonObject object = value().toObject();
    const QJsonObject before = object;
    QJsonObject aside;
    for (qsizetype i = 0; i < m_plan.alternatives.size(); ++i) {
        for (const QString &key : m_plan.alternatives[i]) {
            if (i != alternative && object.contains(key))
                aside.insert(key, object.take(key));
        }
    }
    for (const QString &key : m_plan.alternatives[alternative]) {
        if (!object.contains(key) && m_putAside.contains(key))
            object.insert(key, m_putAside.value(key));
    }
    m_putAside = aside;
    m_chosen = alternative;
    if (object != before) {
        edit(object);
        for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
            it.value()->setValue(shownValue(it.key()));
    }
    showAlternative();
}

void ObjectField::showAlternative()
{
    if (!m_chooser)
        return;
    const QJsonObject object = value().toObject();
    const auto isSet = [&object](const QStringList &keys) {
        return std::any_of(keys.begin(), keys.end(),
                           [&](const QString &key) { return object.contains(key); });
    };
    for (int i = 0; i < m_plan.alternatives.size() && !isSet(m_plan.alternatives[m_chosen]); ++i) {
        if (isSet(m_plan.alternatives[i]))
            m_chosen = i;
    }
    m_chooser->setCurrentIndex(m_chosen);
    for (int i = 0; i < m_plan.alternatives.size(); ++i) {
        for (const QString &key : m_plan.alternatives[i]) {
            if (FormRow *its = row(key))
                its->setVisible(i == m_chosen || object.contains(key));
        }
    }
}

QJsonObject ObjectField::unknownPart() const
{
    QJsonObject unknown = value().toObject();
    for (const QString &key : unknown.keys()) {
        if (m_properties.contains(key) || key == u"_meta")
            unknown.remove(key);
    }
    return unknown;
}

void ObjectField::showUnknown()
{
    const QJsonObject unknown = m_plan.unknown ? unknownPart() : QJsonObject();
    if (!m_unknown && unknown.isEmpty())
        return;
    if (!m_unknown) {
        m_unknown = new JsonField(spec().of(tr("Further properties"), {}));
        m_unknown->setToolTip(tr("What this form has no field for; kept as it is."));
        m_column->addWidget(
            new TextLabel(tr("Further properties"), TextRole::Base, Tone::Secondary));
        m_column->addWidget(m_unknown);
        connect(m_unknown, &FormField::edited, this,
                [this](const QJsonValue &value) { storeUnknown(value.toObject()); });
    }
    if (m_unknown->value().toObject() != unknown || m_unknown->value().isUndefined())
        m_unknown->setValue(unknown);
}

void ObjectField::storeUnknown(const QJsonObject &unknown)
{
    QJsonObject object = value().toObject();
    for (const QString &key : unknownPart().keys())
        object.remove(key);
    for (auto it = unknown.begin(); it != unknown.end(); ++it) {
        if (!m_properties.contains(it.key()))
            object.insert(it.key(), it.value());
    }
    edit(object, u"/*"_s);
}

void ObjectField::applyPreset(const QString &key, const QJsonObject &properties)
{
    QJsonObject object = value().toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (it.value().isNull())
            object.remove(it.key());
        else
            object.insert(it.key(), it.value());
    }
    edit(object, config::pointerStep(key));
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        it.value()->setValue(shownValue(it.key()));
    showOwner();
}

void ObjectField::showOwner()
{
    const QJsonObject object = value().toObject();
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        it.value()->field()->setOwner(object);
}

void ObjectField::giveFaults(FormRow *row)
{
    QList<FieldFault> its;
    for (const FieldFault &fault : std::as_const(m_faults)) {
        const QStringList steps = config::pointerSegments(fault.pointer);
        if (steps.isEmpty() || this->row(steps.first()) != row)
            continue;
        const qsizetype skip = config::pointerStep(steps.first()).size();
        its.append({fault.pointer.mid(skip), fault.reason});
    }
    row->setFaults(its);
}

void ObjectField::setFaults(const QList<FieldFault> &faults)
{
    m_faults = faults;
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it)
        giveFaults(it.value());
}

void ObjectField::focusAt(const QString &pointer)
{
    const QStringList steps = config::pointerSegments(pointer);
    const QString key = steps.value(0);
    if (m_more && m_plan.more.contains(key))
        m_more->setOpen(true);
    FormRow *its = row(key);
    if (!its && !m_rows.isEmpty())
        its = row(m_plan.first.value(0));
    if (its)
        its->field()->focusAt(steps.isEmpty() ? QString()
                                              : pointer.mid(config::pointerStep(key).size()));
}

} // namespace gatehouse::ui
