// SPDX-License-Identifier: GPL-3.0-or-later
// Yes or no, one of several words, several of them, another resource. Choosing what is the default
// anyway removes the property.
#pragma once

#include "ui/forms/form_field.h"

class QCheckBox;
class QComboBox;

namespace gatehouse::ui {

class BoolField : public FormField
{
    Q_OBJECT
public:
    explicit BoolField(const FieldSpec &spec);
    [[nodiscard]] bool hasOwnTitle() const override { return true; }

protected:
    void showValue() override;

private:
    QCheckBox *m_box;
};

/// The schema's words, and its presets: names for what several properties say together.
class EnumField : public FormField
{
    Q_OBJECT
public:
    explicit EnumField(const FieldSpec &spec);
    void setOwner(const QJsonObject &owner) override;

protected:
    void showValue() override;

private:
    void choose(int row);
    void addPresets(int &current);
    [[nodiscard]] QJsonArray words() const;

    QComboBox *m_combo;
    QJsonObject m_owner;
};

class FlagsField : public FormField
{
    Q_OBJECT
public:
    explicit FlagsField(const FieldSpec &spec);

protected:
    void showValue() override;

private:
    void onToggled();

    QList<QCheckBox *> m_boxes; // in the order of the schema's words
};

/// Another resource by its id; ids that do not exist can be typed and are kept.
class ReferenceField : public FormField
{
    Q_OBJECT
public:
    explicit ReferenceField(const FieldSpec &spec);

protected:
    void showValue() override;

private:
    void refill();

    QComboBox *m_combo;
};

} // namespace gatehouse::ui
