// SPDX-License-Identifier: GPL-3.0-or-later
// A list of objects, a small form each.
#pragma once

#include "ui/forms/form_field.h"

class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

class ObjectListField : public FormField
{
    Q_OBJECT
public:
    explicit ObjectListField(const FieldSpec &spec);
    [[nodiscard]] bool isWide() const override { return true; }
    void setFaults(const QList<FieldFault> &faults) override;
    void focusAt(const QString &pointer) override;

protected:
    void showValue() override;

private:
    void addCard(const QJsonValue &value);
    void removeCard(FormField *field);

    QList<FormField *> m_fields;
    QVBoxLayout *m_cards;
    QPushButton *m_add;
};

} // namespace gatehouse::ui
