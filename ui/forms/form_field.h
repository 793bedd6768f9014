// SPDX-License-Identifier: GPL-3.0-or-later
// One control of a form. It holds the JSON value it was given and changes only what the user
// changes, so that nothing is lost and no default is written.
#pragma once

#include "gateway/config/document.h"

#include <QJsonObject>
#include <QWidget>

#include <functional>

namespace gatehouse::plugin {
class Registry;
}

namespace gatehouse::ui {

class NodeHealth;

/// What a form may know beside its value.
struct FormContext {
    struct Target {
        QString id, name;
    };
    const plugin::Registry *plugins = nullptr; ///< null: plugins are shown as JSON
    const NodeHealth *health = nullptr; ///< null: nothing is known of nodes
    QString owner; ///< whose nodes they are: "upstreams/u1"
    bool forConsumer = false; ///< plugins hold credentials
    std::function<QList<Target>(config::Kind)> targets; ///< resources that can be referred to
};

struct FieldSpec {
    QString name; ///< of the property
    QJsonObject schema;
    bool required = false;
    const FormContext *context = nullptr;

    [[nodiscard]] FieldSpec of(const QString &property, const QJsonObject &its,
                               bool isRequired = false) const
    {
        return {property, its, isRequired, context};
    }
};

struct FieldFault {
    QString pointer; ///< RFC 6901, relative to the field
    QString reason;
};

class FormField : public QWidget
{
    Q_OBJECT
public:
    explicit FormField(const FieldSpec &spec, QWidget *parent = nullptr);

    /// Undefined: absent. Says nothing to edited().
    void setValue(const QJsonValue &value);
    [[nodiscard]] const QJsonValue &value() const { return m_value; }
    [[nodiscard]] const FieldSpec &spec() const { return m_spec; }

    /// Faults inside; a plain field shows none, its row does.
    virtual void setFaults(const QList<FieldFault> &) { }
    /// Puts the focus on the control for that place, opening what hides it.
    virtual void focusAt(const QString &pointer);
    /// The object the value stands in, for a field that shows what several properties say together.
    virtual void setOwner(const QJsonObject &) { }
    /// Takes the whole width, its title above.
    [[nodiscard]] virtual bool isWide() const { return false; }
    /// Shows its title itself.
    [[nodiscard]] virtual bool hasOwnTitle() const { return false; }

signals:
    /// pointer: the place inside the value that the user changed.
    void edited(const QJsonValue &value, const QString &pointer);
    /// A choice that sets several properties of the owner at once; null takes one away.
    void presetChosen(const QJsonObject &properties);

protected:
    virtual void showValue() = 0;
    void edit(const QJsonValue &value, const QString &pointer = QString());

private:
    FieldSpec m_spec;
    QJsonValue m_value = QJsonValue(QJsonValue::Undefined);
    bool m_shown = false;
};

/// The control for the schema and the value, which it already shows.
[[nodiscard]] FormField *makeField(const FieldSpec &spec, const QJsonValue &value);

/// The wheel scrolls the form and changes the control only while that has the focus.
void guardWheel(QWidget *control);

} // namespace gatehouse::ui
