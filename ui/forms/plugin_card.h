// SPDX-License-Identifier: GPL-3.0-or-later
// One plugin of a resource: on or off, its form, remove.
#pragma once

#include "ui/forms/form_field.h"

class QCheckBox;

namespace gatehouse::ui {

class Disclosure;
class TextLabel;

class PluginCard : public FormField
{
    Q_OBJECT
public:
    /// spec.name: the plugin's.
    explicit PluginCard(const FieldSpec &spec);

    /// Where it stands among the others; higher runs earlier.
    [[nodiscard]] int priority() const;
    void setOpen(bool open);
    void setFaults(const QList<FieldFault> &faults) override;
    void focusAt(const QString &pointer) override;
    [[nodiscard]] bool isWide() const override { return true; }

signals:
    void removeRequested();

protected:
    void showValue() override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeBody();
    FormField *makeMeta();
    void setEnabledByUser(bool on);
    void take(const QJsonValue &changed, const QString &pointer);
    [[nodiscard]] QJsonValue withoutMeta() const;

    Disclosure *m_head;
    QCheckBox *m_enabled;
    TextLabel *m_note;
    FormField *m_form = nullptr;
    FormField *m_meta = nullptr;
    QList<FieldFault> m_faults;
};

} // namespace gatehouse::ui
