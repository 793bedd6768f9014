// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/choice_fields.h"

#include "ui/forms/schema_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QSignalBlocker>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int FlagColumns = 3; // fits the narrowest form

QJsonValue none()
{
    return QJsonValue(QJsonValue::Undefined);
}

void addAlone(QWidget *owner, QWidget *control)
{
    auto *box = new QHBoxLayout(owner);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(control);
    owner->setFocusProxy(control);
}

} // namespace

BoolField::BoolField(const FieldSpec &spec)
    : FormField(spec)
    , m_box(new QCheckBox(titleOf(spec.name, spec.schema)))
{
    addAlone(this, m_box);
    m_box->setMinimumHeight(28);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        const bool standard = this->spec().schema.value("default"_L1).toBool();
        const bool needed = this->spec().required;
        edit(on == standard && !needed ? none() : QJsonValue(on));
    });
}

void BoolField::showValue()
{
    m_box->setChecked(value().toBool(spec().schema.value("default"_L1).toBool()));
}

EnumField::EnumField(const FieldSpec &spec)
    : FormField(spec)
    , m_combo(new QComboBox)
{
    addAlone(this, m_combo);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    guardWheel(m_combo);
    connect(m_combo, &QComboBox::activated, this, &EnumField::choose);
}

void EnumField::choose(int row)
{
    const QVariant stored = m_combo->itemData(row);
    const QJsonValue chosen = stored.isValid() ? stored.toJsonValue() : none();
    if (chosen.isObject())
        emit presetChosen(chosen.toObject());
    else
        edit(chosen);
}

void EnumField::setOwner(const QJsonObject &owner)
{
    if (m_owner == owner || !spec().schema.contains("presets"_L1))
        return;
    m_owner = owner;
    showValue();
}

QJsonArray EnumField::words() const
{
    const QJsonObject &schema = spec().schema;
    return schema.value(schema.contains("enum"_L1) ? "enum"_L1 : "examples"_L1).toArray();
}

// A preset is what is shown when the owner says what it would set.
void EnumField::addPresets(int &current)
{
    for (const QJsonValue &entry : spec().schema.value("presets"_L1).toArray()) {
        const QJsonObject preset = entry.toObject();
        const QJsonObject set = preset.value("set"_L1).toObject();
        m_combo->addItem(titleOf(QString(), preset), QVariant(QJsonValue(set)));
        bool matches = true;
        for (auto it = set.begin(); it != set.end(); ++it) {
            const QJsonValue now = m_owner.value(it.key());
            matches = matches && (it.value().isNull() ? now.isUndefined() : now == it.value());
        }
        if (matches)
            current = m_combo->count() - 1;
    }
}

void EnumField::showValue()
{
    const QJsonValue standard = spec().schema.value("default"_L1);
    const QSignalBlocker blocker(m_combo);
    m_combo->clear();
    if (standard.isUndefined())
        m_combo->addItem(tr("Not set"));
    int current = 0;
    bool known = value().isUndefined();
    for (const QJsonValue &word : words()) {
        const bool isDefault = word == standard;
        m_combo->addItem(isDefault ? tr("%1 (default)").arg(scalarText(word)) : scalarText(word),
                         isDefault ? QVariant() : QVariant(word));
        if (word == value() || (value().isUndefined() && isDefault)) {
            current = m_combo->count() - 1;
            known = true;
        }
    }
    if (!known) {
        m_combo->addItem(tr("%1 (not known)").arg(scalarText(value())), QVariant(value()));
        current = m_combo->count() - 1;
    }
    addPresets(current);
    m_combo->setCurrentIndex(current);
}

FlagsField::FlagsField(const FieldSpec &spec)
    : FormField(spec)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setVerticalSpacing(4);
    const QJsonArray words = spec.schema.value("items"_L1).toObject().value("enum"_L1).toArray();
    for (const QJsonValue &word : words) {
        auto *box = new QCheckBox(scalarText(word));
        const int place = int(m_boxes.size());
        grid->addWidget(box, place / FlagColumns, place % FlagColumns);
        connect(box, &QCheckBox::clicked, this, &FlagsField::onToggled);
        m_boxes << box;
    }
    grid->setColumnStretch(FlagColumns, 1);
    if (!m_boxes.isEmpty())
        setFocusProxy(m_boxes.first());
}

// What was there keeps its place; what is new comes after it.
void FlagsField::onToggled()
{
    const QJsonArray words = spec().schema.value("items"_L1).toObject().value("enum"_L1).toArray();
    QJsonArray chosen = value().toArray();
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const QJsonValue word = words.at(i);
        if (m_boxes[i]->isChecked() && !chosen.contains(word))
            chosen.append(word);
        for (qsizetype at = chosen.size() - 1; !m_boxes[i]->isChecked() && at >= 0; --at) {
            if (chosen.at(at) == word)
                chosen.removeAt(at);
        }
    }
    edit(chosen.isEmpty() ? none() : QJsonValue(chosen));
}

void FlagsField::showValue()
{
    const QJsonArray chosen = value().toArray();
    const QJsonArray words = spec().schema.value("items"_L1).toObject().value("enum"_L1).toArray();
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(chosen.contains(words.at(i)));
}

} // namespace gatehouse::ui
