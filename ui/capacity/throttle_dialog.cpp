#include "ui/capacity/throttle_dialog.h"

#include "ui/capacity/tank_view.h"
#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QClipboard>
#include <QDateTime>
#include <QGridLayout>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace rf::ui {

using models::UnitSide;

namespace {

constexpr int kThrottleWidth = 560;

QLabel* wrapped(const QString& text, const QFont& font, const char* tone = "") {
    QLabel* made = label(text, font, tone);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return made;
}

} // namespace

ThrottleDialog::ThrottleDialog(const models::ThrottleReport& report, QWidget* parent)
    : Dialog(report.side == UnitSide::Read ? tr("Why the read was throttled") : tr("Why the write was throttled"), parent),
      m_report(report) {
    setObjectName(QStringLiteral("throttleXray"));
    setFixedWidth(kThrottleWidth);
    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    auto* mark = new QLabel;
    mark->setPixmap(iconPixmap(QStringLiteral("warn"), 16, color(Token::Danger), devicePixelRatioF()));
    mark->setAlignment(Qt::AlignTop);
    mark->setContentsMargins(0, 2, 0, 0);
    title->addWidget(mark);
    title->addWidget(wrapped(report.headline, uiFont(13, QFont::DemiBold)), 1);
    auto* tag = new Tag(report.enforced ? tr("refused") : tr("only marked"), report.enforced ? Tag::Tone::Danger : Tag::Tone::Warn);
    title->addWidget(tag, 0, Qt::AlignTop);
    body()->addLayout(title);
    body()->addWidget(tanks());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(5);
    grid->setColumnMinimumWidth(0, 112);
    grid->setColumnStretch(1, 1);
    addFact(grid, tr("Time"), QDateTime::fromMSecsSinceEpoch(report.ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")), true);
    addFact(grid, tr("Limit"), report.limit);
    addFact(grid, report.index.isEmpty() ? tr("Table") : tr("Index"),
            report.index.isEmpty() ? report.table : QStringLiteral("%1 / %2").arg(report.table, report.index), true);
    addFact(grid, tr("Key asked for"), report.key.isEmpty() ? tr("none") : report.key, !report.key.isEmpty());
    addFact(grid, tr("Drained by"), report.drainedBy());
    addFact(grid, tr("Opens again"), report.opensText());
    body()->addLayout(grid);
    auto* help = new QFrame;
    help->setProperty("panel", "card");
    auto* column = new QVBoxLayout(help);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(2);
    column->addWidget(label(tr("What would help"), uiFont(12, QFont::DemiBold)));
    column->addWidget(wrapped(report.fix, uiFont(12)));
    body()->addWidget(help);
    auto* copy = new Button(tr("Copy"));
    copy->setIconName(QStringLiteral("copy"));
    connect(copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(plainText()); });
    addFooterNote(copy);
    addAccept(tr("Close"));
}

QWidget* ThrottleDialog::tanks() {
    auto* frame = new QFrame;
    frame->setProperty("panel", "card");
    auto* row = new QHBoxLayout(frame);
    row->setContentsMargins(8, 12, 8, 6);
    row->setSpacing(0);
    for (const models::CapacityTank& each : m_report.tanks) row->addWidget(new TankView(each, m_report.side), 1);
    return frame;
}

void ThrottleDialog::addFact(QGridLayout* grid, const QString& name, const QString& text, bool mono) {
    const int row = grid->rowCount();
    QLabel* caption = label(name, uiFont(12), "text2");
    caption->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    QLabel* value = wrapped(text, mono ? monoFont(12) : uiFont(12));
    value->setAccessibleName(name);
    grid->addWidget(caption, row, 0);
    grid->addWidget(value, row, 1);
}

QString ThrottleDialog::plainText() const {
    QStringList lines{m_report.headline};
    for (const TankView* each : findChildren<TankView*>()) lines << each->accessibleName() + QStringLiteral(": ") + each->sentence();
    lines << tr("Limit: %1").arg(m_report.limit) << tr("Key: %1").arg(m_report.key)
          << tr("Drained by: %1").arg(m_report.drainedBy()) << tr("Opens again: %1").arg(m_report.opensText()) << m_report.fix;
    return lines.join(QLatin1Char('\n'));
}

} // namespace rf::ui

#include "moc_throttle_dialog.cpp"
