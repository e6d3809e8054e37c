#include "ui/shell/about_dialog.h"

#include "ui/common/buttons.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace rf::ui {

namespace {
QString tr(const char* text) {
    return QCoreApplication::translate("About", text);
}
} // namespace

Dialog* makeAboutDialog(QWidget* parent) {
    auto* dialog = new Dialog(tr("About Rangefinder"), parent);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    auto* mark = new QLabel;
    mark->setPixmap(logo().pixmap(QSize(52, 52), dialog->devicePixelRatioF()));
    row->addWidget(mark, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(label(QStringLiteral("Rangefinder"), uiFont(16, QFont::DemiBold)));
    words->addWidget(label(tr("Version %1").arg(QCoreApplication::applicationVersion()), uiFont(12), "text2"));
    words->addSpacing(6);
    words->addWidget(label(tr("Explore DynamoDB tables and run them on this computer.")));
    auto* terms = label(tr("Free software under the GNU General Public License, version 3 or later. It comes without "
                           "any warranty. DynamoDB is a trademark of Amazon.com, Inc.; this program is not theirs."),
                        uiFont(12), "text2");
    terms->setWordWrap(true);
    terms->setMinimumWidth(380);
    words->addWidget(terms);
    words->addWidget(
        label(tr("Built with Qt %1 and SQLite.").arg(QString::fromLatin1(qVersion())), uiFont(12), "text2"));
    row->addLayout(words, 1);
    dialog->body()->addLayout(row);
    dialog->addAccept(tr("Close"));
    return dialog;
}

} // namespace rf::ui
