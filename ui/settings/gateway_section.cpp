// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/gateway_section.h"

#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHostAddress>
#include <QLineEdit>
#include <QSpinBox>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

void choose(QComboBox *box, const QString &word)
{
    box->setCurrentIndex(std::max(0, box->findData(word)));
}

} // namespace

GatewaySection::GatewaySection(QWidget *parent)
    : SettingsSection(parent)
    , m_address(new QComboBox)
    , m_port(new QSpinBox)
    , m_tls(new QCheckBox)
    , m_tlsPort(new QSpinBox)
    , m_workers(new QSpinBox)
    , m_router(new QComboBox)
    , m_engine(new QComboBox)
{
    m_address->setObjectName(u"settings.address"_s);
    m_address->setEditable(true);
    m_address->addItems({u"127.0.0.1"_s, u"::1"_s, u"0.0.0.0"_s, u"::"_s});
    m_address->setMinimumWidth(200);
    m_port->setObjectName(u"settings.port"_s);
    m_tls->setObjectName(u"settings.tls"_s);
    m_tlsPort->setObjectName(u"settings.tlsPort"_s);
    for (QSpinBox *port : {m_port, m_tlsPort}) {
        port->setRange(1, 65535);
        port->setGroupSeparatorShown(false);
    }
    m_workers->setObjectName(u"settings.workers"_s);
    m_workers->setRange(0, 256);
    m_workers->setMinimumWidth(240);
    for (const QString &mode :
         {u"radixtree_host_uri"_s, u"radixtree_uri"_s, u"radixtree_uri_with_parameter"_s})
        m_router->addItem(mode, mode);
    m_engine->addItem(QString(), u"wire"_s);
    m_engine->addItem(QString(), u"qt"_s);
    addField(m_address);
    m_addressNote = addNote();
    addField(m_port);
    addField(m_tls);
    addField(m_tlsPort);
    m_tlsNote = addNote();
    addField(m_workers);
    m_workersNote = addNote();
    addField(m_router);
    addField(m_engine);
    m_engineNote = addNote();
    retranslateUi();
    connect(m_address, &QComboBox::editTextChanged, this, &GatewaySection::edited);
    for (QSpinBox *box : {m_port, m_tlsPort, m_workers})
        connect(box, &QSpinBox::valueChanged, this, &GatewaySection::edited);
    connect(m_tls, &QCheckBox::toggled, this, &GatewaySection::edited);
    for (QComboBox *box : {m_router, m_engine})
        connect(box, &QComboBox::currentIndexChanged, this, &GatewaySection::edited);
    connect(this, &GatewaySection::edited, this, &GatewaySection::explain);
}

void GatewaySection::present(const app::WorkspaceSettings &settings)
{
    const QSignalBlocker quiet(this);
    m_address->setEditText(settings.listenAddress);
    m_port->setValue(settings.listenPort);
    m_tls->setChecked(settings.tls);
    m_tlsPort->setValue(settings.tlsPort);
    m_workers->setValue(settings.workers);
    choose(m_router, settings.router);
    choose(m_engine, settings.engine);
    explain();
}

app::WorkspaceSettings GatewaySection::taken(app::WorkspaceSettings settings) const
{
    settings.listenAddress = m_address->currentText().trimmed();
    settings.listenPort = quint16(m_port->value());
    settings.tls = m_tls->isChecked();
    settings.tlsPort = quint16(m_tlsPort->value());
    settings.workers = m_workers->value();
    settings.router = m_router->currentData().toString();
    settings.engine = m_engine->currentData().toString();
    return settings;
}

bool GatewaySection::isValid() const
{
    return !QHostAddress(m_address->currentText().trimmed()).isNull();
}

void GatewaySection::explain()
{
    m_tlsPort->setEnabled(m_tls->isChecked());
    const QHostAddress address(m_address->currentText().trimmed());
    if (address.isNull()) {
        m_addressNote->setTone(Tone::Danger);
        m_addressNote->setText(
            tr("This is no IP address. 127.0.0.1 serves this computer, 0.0.0.0 everybody."));
        return;
    }
    m_addressNote->setTone(address.isLoopback() ? Tone::Secondary : Tone::Warning);
    m_addressNote->setText(address.isLoopback()
                               ? tr("Only programs on this computer can reach the gateway.")
                               : tr("Other computers on the network can reach the gateway."));
}

void GatewaySection::retranslateUi()
{
    setTitle(tr("Gateway"));
    setLabel(m_address, tr("Listen on &address"));
    setLabel(m_port, tr("&Port"));
    setLabel(m_tls, tr("HTTPS"));
    setLabel(m_tlsPort, tr("&HTTPS port"));
    m_tls->setText(tr("Listen for HTTPS, too"));
    m_tlsNote->setText(tr("The certificate is chosen by the server's name from those of the "
                          "configuration; a name without one gets no connection."));
    setLabel(m_workers, tr("&Workers"));
    setLabel(m_router, tr("&Router"));
    setLabel(m_engine, tr("Upstream &engine"));
    m_workers->setSpecialValueText(tr("By the number of cores"));
    m_workersNote->setText(tr("A worker is a thread that serves connections of its own."));
    const QSignalBlocker quiet(m_engine);
    m_engine->setItemText(0, tr("Wire (HTTP/1.1)"));
    m_engine->setItemText(1, tr("Qt (HTTP/2)"));
    m_engineNote->setText(
        tr("Wire is faster, forwards requests octet for octet and streams with back-pressure: "
           "right for nearly every upstream. Choose Qt for upstreams that want HTTP/2."));
    explain();
}

} // namespace gatehouse::ui
