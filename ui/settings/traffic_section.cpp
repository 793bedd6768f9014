// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/traffic_section.h"

#include "ui/widgets/banner.h"

#include <QPushButton>
#include <QSpinBox>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Kibi = 1024;
constexpr qint64 Mebi = Kibi * Kibi;

} // namespace

TrafficSection::TrafficSection(QWidget *parent)
    : SettingsSection(parent)
    , m_records(new QSpinBox)
    , m_megabytes(new QSpinBox)
    , m_bodyCap(new QSpinBox)
    , m_clear(new QPushButton)
    , m_confirm(new Banner)
{
    m_records->setObjectName(u"settings.records"_s);
    m_records->setRange(1000, 2'000'000);
    m_records->setSingleStep(10'000);
    m_megabytes->setObjectName(u"settings.megabytes"_s);
    m_megabytes->setRange(16, 1 << 20);
    m_megabytes->setSingleStep(128);
    m_bodyCap->setObjectName(u"settings.bodyCap"_s);
    m_bodyCap->setRange(0, 64 * 1024);
    m_bodyCap->setSingleStep(16);
    for (QSpinBox *box : {m_records, m_megabytes, m_bodyCap}) {
        box->setGroupSeparatorShown(true);
        box->setKeyboardTracking(false);
        box->setMinimumWidth(160);
        addField(box);
    }
    m_note = addNote();
    m_clear->setObjectName(u"settings.clear"_s);
    addField(m_clear);
    m_confirm->setObjectName(u"settings.clear.confirm"_s);
    layout()->addWidget(m_confirm);
    for (QSpinBox *box : {m_records, m_megabytes})
        connect(box, &QSpinBox::valueChanged, this, &TrafficSection::retentionEdited);
    connect(m_bodyCap, &QSpinBox::valueChanged, this, &TrafficSection::bodyCapEdited);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_confirm->showMessage(Banner::Level::Warning,
                               tr("Remove all recorded traffic of this workspace? It cannot be "
                                  "brought back."),
                               tr("Remove"));
    });
    connect(m_confirm, &Banner::actionTriggered, this, [this] {
        m_confirm->clear();
        emit clearWanted();
    });
    retranslateUi();
}

void TrafficSection::present(const app::WorkspaceSettings &settings)
{
    const QSignalBlocker quiet(this);
    m_records->setValue(int(std::min<qint64>(settings.retentionRecords, m_records->maximum())));
    m_megabytes->setValue(int(settings.retentionOctets / Mebi));
    m_bodyCap->setValue(int(settings.bodyCap / Kibi));
}

app::WorkspaceSettings TrafficSection::taken(app::WorkspaceSettings settings) const
{
    settings.retentionRecords = m_records->value();
    settings.retentionOctets = m_megabytes->value() * Mebi;
    settings.bodyCap = m_bodyCap->value() * Kibi;
    return settings;
}

void TrafficSection::retranslateUi()
{
    setTitle(tr("Traffic"));
    setLabel(m_records, tr("Keep at most &requests"));
    setLabel(m_megabytes, tr("Keep at most on &disk"));
    setLabel(m_bodyCap, tr("Keep of each &body"));
    setLabel(m_clear, tr("Recorded traffic"));
    m_megabytes->setSuffix(QChar(0x2009) + tr("MiB"));
    m_bodyCap->setSuffix(QChar(0x2009) + tr("KiB"));
    m_bodyCap->setSpecialValueText(tr("Nothing"));
    m_note->setText(tr("The oldest requests leave first. Secrets in headers are never recorded."));
    m_clear->setText(tr("Clear…"));
    m_clear->setAccessibleName(tr("Clear the recorded traffic"));
    m_confirm->clear();
}

} // namespace gatehouse::ui
