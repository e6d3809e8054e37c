#include "ui/shell/bill_commands.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"
#include "ui/pricing/bill_dialog.h"
#include "ui/pricing/prices_dialog.h"

#include <QEvent>
#include <QPainter>

namespace rf::ui {

namespace {
constexpr int kPadding = 10, kAmountGap = 6;
}

BillButton::BillButton(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(QStringLiteral("monthlyBill"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

bool BillButton::setBill(const QString& amount, const QString& words) {
    if (amount == m_amount && words == text()) return false;
    m_amount = amount;
    setText(words);
    updateGeometry();
    update();
    return true;
}

QSize BillButton::sizeHint() const {
    const int amount = m_amount.isEmpty() ? 0 : QFontMetrics(monoFont(12, QFont::Medium)).horizontalAdvance(m_amount) + kAmountGap;
    return {amount + QFontMetrics(uiFont(12)).horizontalAdvance(text()) + 2 * kPadding, kStatusBarHeight - 4};
}

void BillButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (underMouse() || hasFocus()) painter.fillRect(rect().adjusted(0, 0, -1, 0), color(Token::Hover));
    QRect line = rect().adjusted(kPadding, 0, -kPadding, 0);
    if (!m_amount.isEmpty()) {
        painter.setFont(monoFont(12, QFont::Medium));
        painter.setPen(color(Token::Text));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_amount);
        line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(m_amount) + kAmountGap);
    }
    painter.setFont(uiFont(12));
    painter.setPen(color(Token::Text2));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, text());
    painter.fillRect(width() - 1, (height() - 14) / 2, 1, 14, color(Token::LineStrong));
}

BillCommands::BillCommands(models::Workspace* workspace, models::SettingsStore* settings, CommandRegistry* commands,
                           CurrentFile file, QWidget* window)
    : QObject(window), m_workspace(workspace), m_file(std::move(file)), m_commands(commands), m_window(window), m_prices(settings), m_bill(&m_prices),
      m_button(new BillButton) {
    m_button->installEventFilter(this);
    m_button->hide();
    commands->on(QStringLiteral("bill.show"), this, [this] { showBill(); });
    commands->on(QStringLiteral("prices.edit"), this, [this] { editPrices(); });
    connect(m_button, &QAbstractButton::clicked, this, [this] { m_bill.bill().known ? showBill() : editPrices(); });
    connect(&m_bill, &models::BillModel::changed, this, &BillCommands::refresh);
    connect(workspace, &models::Workspace::fileChanged, this, &BillCommands::follow);
    connect(workspace, &models::Workspace::fileRemoved, this, &BillCommands::follow);
    connect(workspace, &models::Workspace::currentTabChanged, this, &BillCommands::follow);
    refresh();
}

void BillCommands::follow() {
    models::FileSession* file = m_file();
    const auto files = m_workspace->files();
    m_bill.setFile(file ? file : files.size() == 1 ? files.first() : nullptr);
}

void BillCommands::refresh() {
    if (!m_button) return;
    const models::FileBill& bill = m_bill.bill();
    const QString amount = bill.known ? models::moneyText(bill.usd) : QString();
    const QString words = bill.known ? tr("a month, %1").arg(bill.windowText()) : bill.problem.isEmpty() ? QString() : tr("No prices");
    m_commands->action(QStringLiteral("bill.show"))->setEnabled(bill.known);
    m_button->setToolTip(bill.known ? m_bill.breakdown() : bill.problem);
    m_button->setVisible(!words.isEmpty());
    if (!m_button->setBill(amount, words)) return;
    m_button->setAccessibleName(bill.known ? tr("Bill: %1 %2").arg(amount, words) : tr("No prices: %1").arg(bill.problem));
}

/// Of the button only.
bool BillCommands::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show) m_bill.setWatched(true);
    if (event->type() == QEvent::Hide) m_bill.setWatched(false);
    return QObject::eventFilter(watched, event);
}

void BillCommands::showBill() {
    (new BillDialog(&m_bill, m_commands, m_window))->present();
}

void BillCommands::editPrices() {
    (new PricesDialog(&m_prices, m_window))->present();
}

} // namespace rf::ui

#include "moc_bill_commands.cpp"
