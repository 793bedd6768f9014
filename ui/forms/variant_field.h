// SPDX-License-Identifier: GPL-3.0-or-later
// A value that may have one of several shapes: the shape is chosen, then filled in. A value of no
// known shape is shown as JSON.
#pragma once

#include "ui/forms/form_field.h"

class QComboBox;
class QVBoxLayout;

namespace gatehouse::ui {

class VariantField : public FormField
{
    Q_OBJECT
public:
    explicit VariantField(const FieldSpec &spec);
    [[nodiscard]] bool isWide() const override { return true; }
    void setFaults(const QList<FieldFault> &faults) override;
    void focusAt(const QString &pointer) override;

protected:
    void showValue() override;

private:
    [[nodiscard]] int shapeOf(const QJsonValue &value) const;
    [[nodiscard]] QString nameOf(const QJsonObject &shape) const;
    void choose(int row);
    void makeInner(int shape, const QJsonValue &value);

    QList<QJsonObject> m_shapes;
    QComboBox *m_combo;
    QVBoxLayout *m_column;
    FormField *m_inner = nullptr;
    int m_shape = -1; // m_shapes.size(): JSON
};

} // namespace gatehouse::ui
