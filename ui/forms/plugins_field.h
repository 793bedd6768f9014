// SPDX-License-Identifier: GPL-3.0-or-later
// The plugins of a resource in the order in which they run, each a card that opens to its form. A
// plugin this gateway does not have keeps its configuration and shows it as JSON.
#pragma once

#include "ui/forms/form_field.h"

class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

class PluginCard;
class TextLabel;

class PluginsField : public FormField
{
    Q_OBJECT
public:
    explicit PluginsField(const FieldSpec &spec);

    [[nodiscard]] bool isWide() const override { return true; }
    [[nodiscard]] bool hasOwnTitle() const override { return true; }
    void setFaults(const QList<FieldFault> &faults) override;
    void focusAt(const QString &pointer) override;

    /// Plugins that could be added here, in the order in which they would run.
    [[nodiscard]] QStringList available() const;
    /// Adds it with an empty configuration, opens its form and puts the focus there.
    void addPlugin(const QString &name);
    [[nodiscard]] PluginCard *card(const QString &name) const;

protected:
    void showValue() override;

private:
    PluginCard *makeCard(const QString &name, const QJsonValue &value);
    void store(const QString &name, const QJsonValue &value, const QString &pointer);
    void offer();

    QList<PluginCard *> m_cards;
    QVBoxLayout *m_column;
    TextLabel *m_none;
    QPushButton *m_add;
    QList<FieldFault> m_faults;
};

} // namespace gatehouse::ui
