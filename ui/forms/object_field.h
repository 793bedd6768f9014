// SPDX-License-Identifier: GPL-3.0-or-later
// The properties of an object, one row each. What is needed or set comes first, the rest waits
// behind "More options"; properties the schema does not know are kept and shown as JSON.
#pragma once

#include "ui/forms/conditional_parts.h"
#include "ui/forms/form_field.h"

#include <QHash>

class QComboBox;
class QVBoxLayout;

namespace gatehouse::ui {

class Disclosure;
class FormRow;

class ObjectField : public FormField
{
    Q_OBJECT
public:
    struct Plan {
        QStringList first;
        QStringList more; ///< behind "More options"
        QList<QStringList> alternatives; ///< of which one is chosen; all are in `first`
        bool unknown = true; ///< show properties that are not in the schema
    };

    /// Everything the schema knows, for a value as it is now.
    [[nodiscard]] static Plan planFor(const QJsonObject &schema, const QJsonObject &value);

    ObjectField(const FieldSpec &spec, const Plan &plan);

    [[nodiscard]] bool isWide() const override { return true; }
    void setFaults(const QList<FieldFault> &faults) override;
    void focusAt(const QString &pointer) override;
    /// This field shows the property.
    [[nodiscard]] bool covers(const QString &key) const;
    [[nodiscard]] FormRow *row(const QString &key) const; ///< null: none, or not made yet

protected:
    void showValue() override;

private:
    void addRows(const QStringList &keys, QVBoxLayout *to);
    void addChooser(QVBoxLayout *to);
    void choose(int alternative);
    void showAlternative();
    void showParts();
    void moveAside(const QStringList &before);
    [[nodiscard]] QStringList idleKeys() const;
    void applyPreset(const QString &key, const QJsonObject &properties);
    void showOwner();
    [[nodiscard]] QJsonValue shownValue(const QString &key) const;
    [[nodiscard]] QString pluralOf(const QString &key) const;
    [[nodiscard]] QJsonObject unknownPart() const;
    void store(const QString &key, const QJsonValue &value, const QString &pointer);
    void storeUnknown(const QJsonObject &value);
    void showUnknown();
    void openMoreIfNeeded();
    void giveFaults(FormRow *row);

    Plan m_plan;
    QJsonObject m_properties;
    QStringList m_required;
    QList<ConditionalPart> m_parts;
    QStringList m_idle; // properties that no active part has
    QHash<QString, FormRow *> m_rows;
    QComboBox *m_chooser = nullptr;
    int m_chosen = 0;
    QJsonObject m_putAside; // what the last change of the chooser took out
    QJsonObject m_idleValues; // what was set in parts that are not active
    Disclosure *m_more = nullptr;
    FormField *m_unknown = nullptr;
    QVBoxLayout *m_column;
    QList<FieldFault> m_faults;
};

} // namespace gatehouse::ui
