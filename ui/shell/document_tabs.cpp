#include "ui/shell/document_tabs.h"

#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

namespace rf::ui {

namespace {

/// The right end of a tab: the dot of staged changes, and the cross.
class TabEnd : public QToolButton {
public:
    explicit TabEnd(QWidget* parent) : QToolButton(parent) {
        setFixedSize(30, 22);
        setFocusPolicy(Qt::NoFocus);
        setToolTip(DocumentTabs::tr("Close tab"));
        setAccessibleName(DocumentTabs::tr("Close tab"));
    }
    int staged = 0;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (staged > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(Token::WarnBar));
            painter.drawEllipse(QPointF(5, height() / 2.0), 3.5, 3.5);
        }
        const QRectF cross(width() - 17, (height() - 16) / 2, 16, 16);
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(Token::Press));
            painter.drawRoundedRect(cross, 3, 3);
        }
        paintIcon(&painter, cross, QStringLiteral("close"), 12, color(underMouse() ? Token::Text : Token::Text3));
    }
};

} // namespace

DocumentTabs::DocumentTabs(QWidget* parent) : QTabBar(parent) {
    setFont(uiFont(12));
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setMovable(true);
    setElideMode(Qt::ElideRight);
    setUsesScrollButtons(true);
    setIconSize({14, 14});
    setFixedHeight(kTabBar);
    setAccessibleName(tr("Open tables"));
}

int DocumentTabs::indexOfEnd(const QWidget* end) const {
    for (int i = 0; i < count(); ++i)
        if (tabButton(i, QTabBar::RightSide) == end) return i;
    return -1;
}

void DocumentTabs::tabInserted(int index) {
    auto* end = new TabEnd(this);
    setTabButton(index, QTabBar::RightSide, end);
    connect(end, &QToolButton::clicked, this, [this, end] { emit closeRequested(indexOfEnd(end)); });
}

QSize DocumentTabs::tabSizeHint(int index) const {
    const int words = fontMetrics().horizontalAdvance(tabText(index));
    return {std::clamp(12 + 14 + 6 + words + 4 + 30 + 8, 110, 260), kTabBar};
}

void DocumentTabs::setStaged(int index, int changes) {
    auto* end = static_cast<TabEnd*>(tabButton(index, QTabBar::RightSide));
    if (!end) return;
    end->staged = changes;
    end->update();
    setTabToolTip(index, changes ? tr("%1, %n staged change(s)", nullptr, changes).arg(tabText(index)) : QString());
}

int DocumentTabs::staged(int index) const {
    const auto* end = static_cast<TabEnd*>(tabButton(index, QTabBar::RightSide));
    return end ? end->staged : 0;
}

void DocumentTabs::mouseReleaseEvent(QMouseEvent* event) {
    const int index = tabAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton && index >= 0) emit closeRequested(index);
    QTabBar::mouseReleaseEvent(event);
}

DocumentBar::DocumentBar(models::Workspace* workspace, CommandRegistry* commands, QWidget* parent)
    : QFrame(parent), m_workspace(workspace), m_tabs(new DocumentTabs(this)) {
    setFixedHeight(kTabBar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(6);
    layout->addWidget(m_tabs);
    auto* plus = new IconButton(QStringLiteral("plus"), tr("Open a table in a new tab"));
    layout->addWidget(plus);
    layout->addStretch(1);
    connect(plus, &IconButton::clicked, commands->action(QStringLiteral("table.open")), &QAction::trigger);

    for (int i = 0; i < workspace->tabs().size(); ++i) added(workspace->tabs()[i], i);
    connect(workspace, &models::Workspace::tabAdded, this, &DocumentBar::added);
    connect(workspace, &models::Workspace::tabRemoved, this, [this](models::ItemsTab* tab, int index) {
        disconnect(tab, nullptr, this, nullptr);
        const QSignalBlocker quiet(m_tabs);
        m_tabs->removeTab(index);
        m_tabs->setCurrentIndex(m_workspace->currentTab());
    });
    connect(workspace, &models::Workspace::tabMoved, this, [this](int from, int to) {
        if (m_tabs->tabData(to).value<QObject*>() == m_workspace->tabs().value(to)) return; // by the user's own drag
        const QSignalBlocker quiet(m_tabs);
        m_tabs->moveTab(from, to);
    });
    connect(workspace, &models::Workspace::currentTabChanged, this, [this](int index) {
        const QSignalBlocker quiet(m_tabs);
        m_tabs->setCurrentIndex(index);
    });
    connect(m_tabs, &QTabBar::currentChanged, workspace, &models::Workspace::setCurrentTab);
    connect(m_tabs, &QTabBar::tabMoved, workspace, &models::Workspace::moveTab);
    connect(m_tabs, &DocumentTabs::closeRequested, this, [this](int index) {
        if (auto* tab = m_workspace->tabs().value(index)) emit closeRequested(tab);
    });
}

void DocumentBar::added(models::ItemsTab* tab, int index) {
    const QSignalBlocker quiet(m_tabs);
    m_tabs->insertTab(index, icon(QStringLiteral("table"), Token::Text3), tab->title());
    m_tabs->setTabData(index, QVariant::fromValue<QObject*>(tab));
    m_tabs->setCurrentIndex(m_workspace->currentTab());
    connect(tab, &models::ItemsTab::titleChanged, this, [this, tab] { relabel(tab); });
    connect(tab->edits(), &models::StagedEdits::changed, this, [this, tab] { relabel(tab); });
    relabel(tab);
}

void DocumentBar::relabel(models::ItemsTab* tab) {
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (m_tabs->tabData(i).value<QObject*>() != tab) continue;
        m_tabs->setTabText(i, tab->title());
        const QString name = tab->showsStatement()            ? QStringLiteral("terminal")
                             : tab->query()->index().isEmpty() ? QStringLiteral("table")
                                                               : QStringLiteral("index");
        m_tabs->setTabIcon(i, icon(name, Token::Text3));
        m_tabs->setStaged(i, tab->edits()->count());
    }
}

void DocumentBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Chrome));
    painter.fillRect(0, height() - 1, width(), 1, color(Token::Line));
}

} // namespace rf::ui

#include "moc_document_tabs.cpp"
