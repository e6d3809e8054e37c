#include "ui/shell/welcome_page.h"

#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/shell/recent_list.h"
#include "ui/shell/welcome_cards.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

constexpr int kSheetWidth = 960, kLeft = 376, kRight = 560, kSheetGap = 24;
constexpr int kRightLeast = 300; ///< in the smallest window

/// A section's title, 28 px and 4 below, with an optional widget at the right.
QLayout* sectionTitle(const QString& text, QWidget* right = nullptr) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 4);
    auto* title = label(text, uiFont(13, QFont::DemiBold));
    title->setFixedHeight(28);
    row->addWidget(title, 1);
    if (right) row->addWidget(right);
    return row;
}

QVBoxLayout* column(QWidget* widget, int spacing) {
    auto* layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

void runs(QAbstractButton* card, QAction* action) {
    QObject::connect(card, &QAbstractButton::clicked, action, &QAction::trigger);
}

QString keysOf(QAction* action) {
    return action->shortcut().toString(QKeySequence::NativeText);
}

/// A link-like flat button in the second text colour.
class QuietLink : public QToolButton {
public:
    explicit QuietLink(const QString& text) {
        setText(text);
        setFont(uiFont(12));
        setFixedSize(fontMetrics().horizontalAdvance(text) + 4, 22);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        setAccessibleName(text);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QFont font = this->font();
        font.setUnderline(underMouse());
        painter.setFont(font);
        painter.setPen(color(Token::Text2));
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, text());
    }
};

/// The dashed place that says where files may be dropped: anywhere.
class DropHint : public QWidget {
public:
    DropHint() { setFixedHeight(40); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color(Token::LineStrong), 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        const QString text = WelcomePage::tr("Drop a file anywhere in this window to open or import it");
        painter.setFont(uiFont(12));
        const int words = painter.fontMetrics().horizontalAdvance(text), x = (width() - words - 22) / 2;
        paintIcon(&painter, QRectF(x, 0, 14, height()), QStringLiteral("download"), 14, color(Token::Text2));
        painter.setPen(color(Token::Text2));
        painter.drawText(QRect(x + 22, 0, words + 4, height()), Qt::AlignVCenter, text);
    }
};

} // namespace

WelcomePage::WelcomePage(models::Workspace* workspace, CommandRegistry* commands, QWidget* parent)
    : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Welcome"));
    auto* ground = new QFrame;
    ground->setProperty("panel", "window");
    auto* sheet = new QWidget;
    sheet->setMinimumWidth(kLeft + kSheetGap + kRightLeast);
    sheet->setMaximumWidth(kSheetWidth);
    auto* rows = column(sheet, 0);
    rows->setContentsMargins(0, 44, 0, 24);
    rows->addWidget(heading());
    rows->addSpacing(28);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(kSheetGap);
    halves->addWidget(startColumn(commands));
    halves->addWidget(recentColumn(workspace->recent()), 1);
    rows->addLayout(halves);
    rows->addSpacing(kSheetGap);
    rows->addWidget(sampleRow(commands));
    rows->addSpacing(kSheetGap);
    rows->addWidget(importRow(commands));
    rows->addSpacing(16);
    rows->addWidget(new DropHint);
    rows->addStretch(1);
    auto* centre = new QHBoxLayout(ground);
    centre->setContentsMargins(12, 0, 12, 0);
    centre->addStretch(1);
    centre->addWidget(sheet, 1'000); // all there is, as far as it goes
    centre->addStretch(1);
    setWidget(ground);
}

QWidget* WelcomePage::heading() {
    auto* widget = new QWidget;
    widget->setFixedHeight(56);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto* mark = new QLabel;
    mark->setPixmap(logo().pixmap(QSize(52, 52), devicePixelRatioF()));
    mark->setFixedSize(52, 52);
    row->addWidget(mark);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    auto* name = label(QStringLiteral("Rangefinder"), uiFont(24, QFont::DemiBold));
    name->setFixedHeight(30);
    auto* what = label(tr("Explore DynamoDB tables and run them on this computer."), uiFont(13), "text2");
    what->setFixedHeight(20);
    words->addWidget(name);
    words->addWidget(what);
    words->addStretch(1);
    row->addLayout(words, 1);
    row->addWidget(label(QCoreApplication::applicationVersion(), uiFont(12), "text2"));
    return widget;
}

QWidget* WelcomePage::startColumn(CommandRegistry* commands) {
    auto* widget = new QWidget;
    widget->setFixedWidth(kLeft);
    auto* rows = column(widget, 0);
    QAction* open = commands->action(QStringLiteral("file.open"));
    QAction* create = commands->action(QStringLiteral("file.new"));
    QAction* serve = commands->action(QStringLiteral("endpoint.serve"));
    rows->addLayout(sectionTitle(tr("Start")));
    auto* openCard =
        new ActionCard(QStringLiteral("folder"), tr("Open file"), tr("An .rfdb table file"), keysOf(open), true);
    auto* newCard = new ActionCard(QStringLiteral("plus"), tr("New empty file"), tr("Design tables and indexes first"),
                                   keysOf(create));
    auto* serveCard = new ActionCard(QStringLiteral("terminal"), tr("Serve a file"),
                                     tr("Point your SDK at localhost:8000"), keysOf(serve));
    runs(openCard, open);
    runs(newCard, create);
    runs(serveCard, serve);
    rows->addWidget(openCard);
    rows->addSpacing(8);
    rows->addWidget(newCard);
    rows->addSpacing(8);
    rows->addWidget(serveCard);
    rows->addStretch(1); // however long the list beside it
    return widget;
}

QWidget* WelcomePage::sampleRow(CommandRegistry* commands) {
    auto* widget = new QWidget;
    auto* rows = column(widget, 0);
    rows->addLayout(sectionTitle(tr("New from sample")));
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    const auto card = [&](const char* id, const QString& title, const QString& detail, const QList<int>& collections) {
        auto* made = new SampleCard(title, detail, collections);
        runs(made, commands->action(QString::fromLatin1(id)));
        cards->addWidget(made, 1);
    };
    card("file.sample", tr("E-commerce"), tr("1 table, 3 indexes, 25,000 items"), {3, 2, 1});
    card("sample.saas", tr("SaaS tenants"), tr("1 table, 2 indexes, 40,000 items"), {2, 2, 2});
    card("sample.sensors", tr("Sensor time series"), tr("2 indexes, TTL, 120,000 items"), {5, 1});
    card("sample.games", tr("Game leaderboard"), tr("1 table, 2 indexes, 60,000 items"), {1, 3, 2});
    rows->addLayout(cards);
    return widget;
}

QWidget* WelcomePage::recentColumn(models::RecentFiles* recent) {
    auto* widget = new QWidget;
    widget->setMinimumWidth(kRightLeast);
    widget->setMaximumWidth(kRight);
    auto* rows = column(widget, 0);
    auto* clear = new QuietLink(tr("Clear list"));
    connect(clear, &QToolButton::clicked, recent, &models::RecentFiles::clear);
    const auto sync = [clear, recent] { clear->setVisible(recent->rowCount() > 0); };
    connect(recent, &QAbstractItemModel::modelReset, clear, sync);
    connect(recent, &QAbstractItemModel::rowsInserted, clear, sync);
    connect(recent, &QAbstractItemModel::rowsRemoved, clear, sync);
    rows->addLayout(sectionTitle(tr("Recent"), clear));
    auto* card = new QFrame;
    card->setProperty("panel", "card");
    auto* inside = column(card, 0);
    inside->setContentsMargins(1, 2, 1, 2);
    m_recent = new RecentList(recent);
    inside->addWidget(m_recent);
    connect(m_recent, &RecentList::openRequested, this, &WelcomePage::openRequested);
    rows->addWidget(card, 1);
    sync();
    return widget;
}

QWidget* WelcomePage::importRow(CommandRegistry* commands) {
    auto* widget = new QWidget;
    auto* rows = column(widget, 0);
    rows->addLayout(sectionTitle(tr("Import")));
    auto* cards = new QHBoxLayout;
    cards->setSpacing(16);
    auto* csv = new ImportCard(QStringLiteral("csv"), tr("CSV"), tr("Map columns to attributes"));
    auto* json = new ImportCard(QStringLiteral("braces"), tr("DynamoDB JSON"), tr("S3 export, .json or .json.gz"));
    auto* local = new ImportCard(QStringLiteral("db"), tr("DynamoDB Local"), tr("shared-local-instance.db"));
    runs(csv, commands->action(QStringLiteral("file.import")));
    runs(json, commands->action(QStringLiteral("file.import")));
    runs(local, commands->action(QStringLiteral("file.convert")));
    cards->addWidget(csv, 1);
    cards->addWidget(json, 1);
    cards->addWidget(local, 1);
    rows->addLayout(cards);
    return widget;
}

} // namespace rf::ui

#include "moc_welcome_page.cpp"
