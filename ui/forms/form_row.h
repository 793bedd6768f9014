// SPDX-License-Identifier: GPL-3.0-or-later
// A field with its label, its help and its fault. The field is made anew when a value comes that
// the present one could not show.
#pragma once

#include "ui/forms/form_field.h"
#include "ui/forms/schema_view.h"

class QBoxLayout;
class QLabel;

namespace gatehouse::ui {

class TextLabel;

class FormRow : public QWidget
{
    Q_OBJECT
public:
    static constexpr int LabelWidth = 128;

    FormRow(const FieldSpec &spec, const QJsonValue &value, QWidget *parent = nullptr);

    void setValue(const QJsonValue &value);
    void setTitle(const QString &title);
    /// Pointers relative to the value.
    void setFaults(const QList<FieldFault> &faults);
    [[nodiscard]] FormField *field() const { return m_field; }
    [[nodiscard]] QString faultText() const;

signals:
    void edited(const QJsonValue &value, const QString &pointer);
    void presetChosen(const QJsonObject &properties);

private:
    void makeField(const QJsonValue &value);
    void placeField();

    FieldSpec m_spec;
    QString m_title;
    FieldKind m_kind = FieldKind::Json;
    QBoxLayout *m_line;
    QBoxLayout *m_column;
    QLabel *m_label;
    FormField *m_field = nullptr;
    TextLabel *m_help;
    TextLabel *m_fault;
    QList<FieldFault> m_faults;
};

} // namespace gatehouse::ui
